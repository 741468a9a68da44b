-- Several DISTINCT aggregates side by side.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT COUNT(DISTINCT dept) AS a, COUNT(DISTINCT salary) AS b, SUM(DISTINCT salary) AS c, COUNT(*) AS d, MAX(score) AS e FROM people;
SELECT dept, COUNT(DISTINCT name) AS a, SUM(DISTINCT salary) AS b, COUNT(salary) AS c FROM people GROUP BY dept;
SELECT AVG(DISTINCT salary) AS a, MIN(DISTINCT name) AS b FROM people;
