-- The columns of views.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE VIEW v AS SELECT e.id, e.name, d.name AS dept, e.salary * 12 AS yearly, e.bonus IS NOT NULL AS has_bonus, COUNT(*) AS n FROM employees e LEFT JOIN departments d ON e.dept_id = d.id GROUP BY e.id, e.name, d.name, e.salary, e.bonus;
DESCRIBE v;
SHOW COLUMNS FROM v;
DESC employees;
SHOW COLUMNS FROM employees LIKE '%d%';
