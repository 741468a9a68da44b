-- GROUP BY expressions, ordinals and aliases.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept / 10 AS g, COUNT(*) AS n FROM people GROUP BY dept / 10;
SELECT dept IS NULL AS g, COUNT(*) AS n FROM people GROUP BY dept IS NULL;
SELECT CASE WHEN salary > 4000 THEN 'high' ELSE 'low' END AS g, COUNT(*) AS n FROM people GROUP BY CASE WHEN salary > 4000 THEN 'high' ELSE 'low' END;
SELECT YEAR(hired) AS y, COUNT(*) AS n FROM people GROUP BY YEAR(hired);
SELECT dept AS g, COUNT(*) AS n FROM people GROUP BY 1;
SELECT dept AS g, COUNT(*) AS n FROM people GROUP BY g;
SELECT dept + 1 AS g, COUNT(*) AS n FROM people GROUP BY dept;
SELECT COUNT(*) AS n FROM people GROUP BY dept;
SELECT 1 AS one1, COUNT(*) AS n FROM people GROUP BY ();
SELECT name, COUNT(*) AS n FROM people GROUP BY dept;
