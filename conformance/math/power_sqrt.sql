-- POWER and SQRT are DOUBLE.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, POWER(ti, 2) AS a, POWER(i, 0.5) AS b, POWER(d, -1) AS c, SQRT(ti) AS e, SQRT(de) AS g FROM nums;
SELECT POWER(2, 10) AS a, POWER(0, 0) AS b, POWER(-8, 1.0 / 3) AS c, POWER(10, -400) AS d, POWER(10, 400) AS e, SQRT(2) AS f, SQRT(-1) AS g, SQRT(0) AS h, POWER(2, CAST(NULL AS INT)) AS i;
SELECT SQRT(x) AS a, POWER(x, 2) AS b FROM (VALUES 4, -4, 0) AS t(x);
