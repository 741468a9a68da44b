-- Payroll per department.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT d.name, COUNT(e.id) AS heads, SUM(e.salary) AS payroll, MAX(e.salary) AS top_salary
FROM departments d LEFT JOIN employees e ON e.dept_id = d.id
GROUP BY d.name
ORDER BY d.name;
SELECT e.name, e.salary + COALESCE(e.bonus, 0E0) AS gets FROM employees e ORDER BY e.id;
SELECT d.name, d.budget - SUM(e.salary) * 12 AS left_over FROM departments d JOIN employees e ON e.dept_id = d.id GROUP BY d.name, d.budget ORDER BY left_over;
SELECT SUM(salary) AS total, AVG(salary) AS mean_salary, COUNT(bonus) AS with_bonus, SUM(bonus) AS bonuses FROM employees;
