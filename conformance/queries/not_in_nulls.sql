-- NOT IN when the subquery has NULLs, and when it does not.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT name FROM departments WHERE id NOT IN (SELECT dept_id FROM employees);
SELECT name FROM departments WHERE id NOT IN (SELECT dept_id FROM employees WHERE dept_id IS NOT NULL);
SELECT name FROM employees WHERE dept_id NOT IN (SELECT id FROM departments WHERE city = 'Seoul');
SELECT name FROM employees WHERE dept_id IN (SELECT id FROM departments WHERE city = 'Seoul');
SELECT name FROM employees WHERE manager_id NOT IN (1, 3);
