-- An integer beside a DECIMAL becomes a DECIMAL of its own width.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ti + de AS a, si + de AS b, i + de AS c, bi + de AS d FROM nums;
SELECT id, ti * de AS a, i * de AS b, bi * de AS c FROM nums;
SELECT id, de / 3 AS a, 10 / de AS b FROM nums WHERE de <> 0;
SELECT 7 / 2.0 AS a, 1 / 3.0 AS b, 2.0 / 3 AS c, 1.0 / 3.0 AS d, 5.5 - 2 AS e, 1.10 * 1.10 AS f;
SELECT MOD(7.5, 2) AS a, MOD(-7.5, 2.25) AS b, 7.5 % 2 AS c;
SELECT id, MOD(de, 3) AS a FROM nums;
