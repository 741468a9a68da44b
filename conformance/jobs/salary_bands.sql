-- Bands by CASE, and who is above the mean.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT name, CASE WHEN salary >= 7000 THEN 'A' WHEN salary >= 5000 THEN 'B' WHEN salary >= 3000 THEN 'C' ELSE 'D' END AS band FROM employees;
SELECT name, salary FROM employees WHERE salary > (SELECT AVG(salary) FROM employees) ORDER BY salary DESC;
SELECT title, COUNT(*) AS n, MIN(salary) AS lo, MAX(salary) AS hi, MAX(salary) - MIN(salary) AS spread FROM employees GROUP BY title HAVING COUNT(*) > 1;
SELECT name, ROUND(salary * 1.035, 2) AS raised, CAST(salary / 100 AS INT) AS hundreds FROM employees ORDER BY salary, id;
