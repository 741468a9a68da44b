-- Top rows with ties in other columns.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT salary FROM people ORDER BY salary DESC LIMIT 3;
SELECT salary FROM people ORDER BY salary LIMIT 3;
SELECT name, salary FROM people ORDER BY salary DESC NULLS LAST, name LIMIT 4;
SELECT dept, COUNT(*) AS n FROM people GROUP BY dept ORDER BY n DESC, dept LIMIT 2;
SELECT dept, SUM(salary) AS s FROM people GROUP BY dept ORDER BY SUM(salary) DESC;
SELECT DISTINCT dept FROM people ORDER BY dept DESC;
