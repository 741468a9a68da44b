-- Implicit conversion between the two sides of a comparison.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, i = de AS a, i = d AS b, de = d AS c, f = d AS e, bi = d AS g FROM nums;
SELECT id, i = '7' AS a FROM nums;
SELECT id, d = '2.5' AS a FROM nums;
SELECT 1 = 1.0 AS a, 1 = 1E0 AS b, 1.0 = 1.00 AS c, 0.1 = 0.1E0 AS d;
SELECT 1 = '1' AS a;
SELECT TRUE = 1 AS a;
SELECT TRUE = 'true' AS a;
