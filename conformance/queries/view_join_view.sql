-- Views joined with each other and with a table.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE VIEW heads AS SELECT dept_id, COUNT(*) AS n FROM employees GROUP BY dept_id;
CREATE VIEW pay AS SELECT dept_id, SUM(salary) AS total FROM employees GROUP BY dept_id;
SELECT d.name, h.n, p.total FROM departments d LEFT JOIN heads h ON d.id = h.dept_id LEFT JOIN pay p ON d.id = p.dept_id ORDER BY d.id;
SELECT p.total / h.n AS mean_salary FROM heads h JOIN pay p ON h.dept_id = p.dept_id;
DROP VIEW heads;
SELECT total FROM pay WHERE dept_id = 30;
