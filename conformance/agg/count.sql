-- COUNT in its forms.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT COUNT(*) AS a, COUNT(1) AS b, COUNT(dept) AS c, COUNT(salary) AS d, COUNT(DISTINCT name) AS e, COUNT(DISTINCT dept) AS f FROM people;
SELECT dept, COUNT(*) AS a, COUNT(salary) AS b, COUNT(DISTINCT name) AS c FROM people GROUP BY dept;
SELECT COUNT(*) AS a, COUNT(name) AS b FROM people WHERE FALSE;
SELECT COUNT(*) AS a FROM people WHERE id > 100;
SELECT dept, COUNT(*) AS a FROM people WHERE id > 100 GROUP BY dept;
SELECT COUNT(NULL) AS a FROM people;
SELECT COUNT(DISTINCT name, dept) AS a FROM people;
