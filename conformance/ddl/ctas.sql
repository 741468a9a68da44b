-- CREATE TABLE AS.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE o WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json') AS SELECT dept, COUNT(*) AS n, SUM(salary) AS s FROM people GROUP BY dept;
DESCRIBE o;
SELECT * FROM o;
-- @cat ${OUT}/a
CREATE TABLE o2 (n, dept) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv') AS SELECT dept, COUNT(*) AS n FROM people GROUP BY dept;
DESCRIBE o2;
CREATE TABLE o AS SELECT 1 AS a;
CREATE OR REPLACE TABLE o3 WITH ('connector' = 'blackhole') AS SELECT 1 AS a;
