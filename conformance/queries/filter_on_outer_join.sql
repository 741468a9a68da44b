-- Conditions in ON and in WHERE of outer joins.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT d.name, e.name AS emp FROM departments d LEFT JOIN employees e ON d.id = e.dept_id AND e.salary > 6000;
SELECT d.name, e.name AS emp FROM departments d LEFT JOIN employees e ON d.id = e.dept_id WHERE e.salary > 6000;
SELECT d.name, e.name AS emp FROM departments d LEFT JOIN employees e ON d.id = e.dept_id AND d.city = 'Busan';
SELECT d.name, e.name AS emp FROM departments d LEFT JOIN employees e ON d.id = e.dept_id WHERE e.id IS NULL OR e.title = 'director';
