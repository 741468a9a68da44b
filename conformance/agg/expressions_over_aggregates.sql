-- Arithmetic with aggregates and nested functions.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(salary) / COUNT(salary) AS a, AVG(salary) AS b, MAX(salary) - MIN(salary) AS c, COUNT(*) * 2 AS d FROM people;
SELECT dept, ROUND(COALESCE(SUM(salary * score), 0), 2) AS a FROM people WHERE id <> 10 GROUP BY dept;
SELECT dept, SUM(CAST(salary AS DOUBLE)) AS a, SUM(CHAR_LENGTH(name)) AS b FROM people WHERE id <> 10 GROUP BY dept;
SELECT SUM(SUM(salary)) AS a FROM people GROUP BY dept;
SELECT MAX(n) AS a FROM (SELECT dept, COUNT(*) AS n FROM people GROUP BY dept) AS t;
SELECT SUM(salary) + dept AS a FROM people GROUP BY dept;
