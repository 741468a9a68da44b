-- TRUNCATE cuts towards zero.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, TRUNCATE(i) AS a FROM nums;
SELECT id, TRUNCATE(i, -1) AS a FROM nums;
SELECT id, TRUNCATE(bi, -3) AS a FROM nums;
SELECT id, TRUNCATE(de) AS a FROM nums;
SELECT id, TRUNCATE(de, 1) AS a FROM nums;
SELECT id, TRUNCATE(d, 1) AS a FROM nums;
SELECT id, TRUNCATE(f, 1) AS a FROM nums;
SELECT TRUNCATE(d, 1) AS a FROM nums WHERE id IN (6, 7, 8);
SELECT TRUNCATE(de, 1) AS a FROM nums WHERE id IN (6, 7, 8);
SELECT TRUNCATE(i) AS a FROM nums WHERE id = 9;
SELECT TRUNCATE(d, 1) AS a FROM nums WHERE id = 9;
SELECT TRUNCATE(f, 1) AS a FROM nums WHERE id = 9;
SELECT TRUNCATE(de, 1) AS a FROM nums WHERE id = 9;
SELECT TRUNCATE(42.345, 2) AS a, TRUNCATE(-42.345, 2) AS b, TRUNCATE(42.345E0, 2) AS c, TRUNCATE(1234, -2) AS d, TRUNCATE(1.5) AS e, TRUNCATE(CAST(NULL AS DOUBLE), 1) AS f, TRUNCATE(42.324, CAST(NULL AS INT)) AS g;
