-- Subqueries of the wrong shape.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT (SELECT id, name FROM people) AS a;
SELECT id FROM people WHERE id IN (SELECT id, name FROM people);
SELECT id FROM people WHERE id = (SELECT id FROM people);
SELECT * FROM (SELECT 1 AS a, 2) AS t(x);
SELECT * FROM (SELECT 1 AS a, 2 AS b) AS t(x, y);
SELECT id FROM people UNION SELECT id, name FROM people;
