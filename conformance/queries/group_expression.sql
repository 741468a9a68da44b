-- Expressions as keys, and expressions over keys and aggregates.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT salary > 5000 AS well_paid, COUNT(*) AS n FROM employees GROUP BY salary > 5000;
SELECT CAST(salary / 1000 AS INT) AS k, COUNT(*) AS n FROM employees GROUP BY CAST(salary / 1000 AS INT);
SELECT UPPER(SUBSTRING(title FROM 1 FOR 1)) AS letter, COUNT(*) AS n FROM employees GROUP BY UPPER(SUBSTRING(title FROM 1 FOR 1));
SELECT dept_id + 1 AS d1, COUNT(*) * 10 AS n10, SUM(salary) / COUNT(*) AS mean_salary FROM employees GROUP BY dept_id;
SELECT COALESCE(dept_id, -1) AS d, MAX(salary) - MIN(salary) AS spread FROM employees GROUP BY COALESCE(dept_id, -1);
SELECT YEAR(hired) AS y, MONTH(hired) > 6 AS second_half, COUNT(*) AS n FROM employees GROUP BY YEAR(hired), MONTH(hired) > 6;
