-- ORDER BY inside of subqueries.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM (SELECT id, salary FROM people ORDER BY id LIMIT 5) AS t ORDER BY salary DESC, id;
SELECT SUM(id) AS s FROM (SELECT id FROM people ORDER BY id DESC LIMIT 3) AS t;
SELECT a.id, b.id AS bid FROM (SELECT id FROM people ORDER BY id LIMIT 2) AS a JOIN (SELECT id FROM people ORDER BY id LIMIT 2 OFFSET 1) AS b ON a.id = b.id;
