-- Scalar subqueries.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k, (SELECT MAX(k) FROM r) AS m FROM l;
SELECT k FROM l WHERE k = (SELECT MAX(k) FROM r);
SELECT id FROM people WHERE salary > (SELECT AVG(salary) FROM people WHERE id <> 10);
SELECT (SELECT COUNT(*) FROM l) + (SELECT COUNT(*) FROM r) AS n;
SELECT k, (SELECT w FROM r WHERE k = 99) AS m FROM l;
SELECT (SELECT k FROM r) AS x FROM l;
