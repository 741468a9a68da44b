-- How long people have been here, on a given day.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT name, TIMESTAMPDIFF(YEAR, hired, DATE '2024-06-01') AS years_here FROM employees ORDER BY id;
SELECT YEAR(hired) AS y, COUNT(*) AS n FROM employees GROUP BY YEAR(hired) ORDER BY y;
SELECT name, hired FROM employees WHERE hired BETWEEN DATE '2015-01-01' AND DATE '2020-12-31';
SELECT CASE WHEN hired < DATE '2013-01-01' THEN 'old hand' WHEN hired < DATE '2020-01-01' THEN 'settled' ELSE 'fresh' END AS band, COUNT(*) AS n, MIN(salary) AS lowest
FROM employees GROUP BY CASE WHEN hired < DATE '2013-01-01' THEN 'old hand' WHEN hired < DATE '2020-01-01' THEN 'settled' ELSE 'fresh' END;
