-- Where people work, and departments without people.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT d.city, COUNT(e.id) AS heads, COUNT(DISTINCT d.id) AS departments_n FROM departments d LEFT JOIN employees e ON d.id = e.dept_id GROUP BY d.city;
SELECT d.name FROM departments d WHERE d.id NOT IN (SELECT dept_id FROM employees WHERE dept_id IS NOT NULL);
SELECT e.name FROM employees e WHERE e.dept_id IS NULL OR e.dept_id NOT IN (SELECT id FROM departments);
SELECT e.name, d.name AS dept, d.city FROM employees e FULL OUTER JOIN departments d ON e.dept_id = d.id;
