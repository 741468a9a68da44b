-- Common table expressions.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
WITH a AS (SELECT 1 AS x) SELECT * FROM a;
WITH a AS (SELECT id, dept FROM people WHERE dept IS NOT NULL), b AS (SELECT dept, COUNT(*) AS n FROM a GROUP BY dept) SELECT * FROM b WHERE n > 1;
WITH a(p, q) AS (VALUES (1, 'x'), (2, 'y')) SELECT q, p FROM a;
WITH a AS (SELECT 1 AS x) SELECT a1.x, a2.x AS y FROM a a1, a a2;
WITH people AS (SELECT 'shadow' AS name) SELECT * FROM people;
WITH a AS (SELECT 1 AS x), a AS (SELECT 2 AS x) SELECT * FROM a;
WITH a AS (SELECT x FROM b), b AS (SELECT 1 AS x) SELECT * FROM a;
SELECT * FROM (WITH a AS (SELECT 5 AS x) SELECT x FROM a) AS t;
