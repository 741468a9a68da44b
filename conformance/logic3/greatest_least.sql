-- GREATEST and LEAST are NULL as soon as one argument is.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, GREATEST(a, b) AS x, LEAST(a, b) AS y FROM pairs;
SELECT id, GREATEST(a, b, 2) AS x, LEAST(a, b, 2) AS y FROM pairs;
SELECT id, GREATEST(i, i + 1) AS x, LEAST(d, d) AS y, GREATEST(de, de) AS z FROM nums;
SELECT id, GREATEST(i, bi) AS x, LEAST(i, d) AS y, GREATEST(de, i) AS z FROM nums WHERE id <> 9;
SELECT id, GREATEST(i, bi) AS x FROM nums WHERE id = 9;
SELECT id, LEAST(i, d) AS x FROM nums WHERE id = 9;
SELECT id, GREATEST(de, i) AS x FROM nums WHERE id = 9;
SELECT GREATEST('a', 'B', '한') AS a, LEAST('a', 'B', '한') AS b, GREATEST(1, 2.5) AS c, LEAST(DATE '2024-01-01', DATE '2023-01-01') AS d, GREATEST(1, CAST(NULL AS INT)) AS e;
SELECT GREATEST(TRUE, FALSE) AS a;
SELECT GREATEST(5) AS a;
SELECT GREATEST(1, 'a') AS a;
