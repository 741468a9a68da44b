-- FILTER (WHERE ...).
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT COUNT(*) FILTER (WHERE dept = 10) AS a, COUNT(*) FILTER (WHERE dept IS NULL) AS b, SUM(salary) FILTER (WHERE salary > 4000) AS c, MAX(name) FILTER (WHERE FALSE) AS d FROM people;
SELECT dept, COUNT(*) FILTER (WHERE salary > 4000) AS a, SUM(salary) FILTER (WHERE salary < 0) AS b FROM people GROUP BY dept;
SELECT COUNT(DISTINCT name) FILTER (WHERE dept > 10) AS a, COUNT(DISTINCT name) AS b FROM people;
SELECT SUM(CASE WHEN dept = 10 THEN 1 ELSE 0 END) AS a, SUM(CASE WHEN dept = 10 THEN 1 END) AS b FROM people;
