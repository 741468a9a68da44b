-- Misplaced aggregates.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM people WHERE COUNT(*) > 1;
SELECT id, COUNT(*) AS n FROM people;
SELECT COUNT(COUNT(*)) AS n FROM people;
SELECT dept FROM people GROUP BY COUNT(*);
SELECT id FROM people HAVING id > 1;
SELECT dept, id FROM people GROUP BY dept;
SELECT DISTINCT id FROM people ORDER BY salary;
SELECT COUNT(*) AS n FROM people;
