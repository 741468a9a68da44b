-- NULL is one group.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept, COUNT(*) AS n, SUM(salary) AS s, MIN(hired) AS m FROM people GROUP BY dept;
SELECT salary, COUNT(*) AS n FROM people GROUP BY salary;
SELECT name, dept, COUNT(*) AS n FROM people GROUP BY name, dept;
SELECT hired, COUNT(*) AS n FROM people GROUP BY hired;
