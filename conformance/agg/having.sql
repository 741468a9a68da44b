-- HAVING.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept, COUNT(*) AS n FROM people GROUP BY dept HAVING COUNT(*) > 1;
SELECT dept FROM people GROUP BY dept HAVING SUM(salary) > 5000;
SELECT dept, SUM(salary) AS s FROM people GROUP BY dept HAVING dept > 10 AND SUM(salary) IS NOT NULL;
SELECT COUNT(*) AS n FROM people HAVING COUNT(*) > 100;
SELECT COUNT(*) AS n FROM people HAVING COUNT(*) > 1;
SELECT dept, COUNT(*) AS n FROM people GROUP BY dept HAVING n > 1;
