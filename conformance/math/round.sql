-- ROUND is half away from zero and keeps the type.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ROUND(i) AS a, ROUND(i, -1) AS b, ROUND(bi, -3) AS c, ROUND(ti, -2) AS d, ROUND(de) AS e, ROUND(de, 1) AS g FROM nums;
SELECT id, ROUND(f) AS a, ROUND(f, 1) AS b, ROUND(d) AS c, ROUND(d, 1) AS e, ROUND(d, 11) AS g FROM nums;
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ROUND(d) AS a, ROUND(d, 1) AS b, ROUND(f) AS c FROM floats WHERE id NOT IN (3, 4, 5, 12);
SELECT id, ROUND(d, 1) AS a FROM floats WHERE id IN (3, 12);
SELECT id, ROUND(d, 1) AS a FROM floats WHERE id IN (4, 5);
SELECT ROUND(1.005, 2) AS a, ROUND(1.005E0, 2) AS b, ROUND(2.5) AS c, ROUND(-2.5) AS d, ROUND(-0.5E0) AS e, ROUND(1234.567, -2) AS f, ROUND(1234567, -9) AS g, ROUND(0.1 + 0.2, 1) AS h, ROUND(5.55, 1) AS i, ROUND(5.55E0, 1) AS j, ROUND(1.5, CAST(NULL AS INT)) AS k;
SELECT x, n, ROUND(x, n) AS y FROM (VALUES (1.255, 2), (1.255, 0), (1.255, -1), (1.255, 5), (-1.255, 2)) AS t(x, n);
SELECT x, n, ROUND(x, n) AS y FROM (VALUES (2.675E0, 2), (1E15, 2), (1.0E-5, 4), (-1.45E0, 1)) AS t(x, n);
