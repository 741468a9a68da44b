-- Nested queries in FROM.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM (SELECT * FROM (SELECT id, name FROM people) AS a WHERE id < 3) AS b WHERE name IS NOT NULL;
SELECT t.n FROM (SELECT COUNT(*) AS n FROM people) AS t;
SELECT n FROM (SELECT COUNT(*) AS n FROM people);
SELECT a.id, b.n FROM people a JOIN (SELECT dept, COUNT(*) AS n FROM people GROUP BY dept) b ON a.dept = b.dept WHERE a.id <= 3;
SELECT x FROM (SELECT 1 AS x UNION ALL SELECT 2) AS t WHERE x > 1;
