-- MOD and % keep the sign of the dividend; the result has the type of the divisor.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, MOD(ti, 3) AS a, MOD(si, 7) AS b, MOD(i, -7) AS c, MOD(bi, 10) AS d FROM nums;
SELECT id, i % 5 AS a, bi % i AS b FROM nums WHERE i <> 0;
SELECT MOD(7, 3) AS a, MOD(-7, 3) AS b, MOD(7, -3) AS c, MOD(-7, -3) AS d, -7 % 3 AS e;
SELECT MOD(bi, ti) AS a, MOD(ti, bi) AS b FROM nums WHERE id IN (4, 5, 6);
SELECT MOD(5, 0);
SELECT MOD(i, 0) AS a FROM nums WHERE id = 2;
