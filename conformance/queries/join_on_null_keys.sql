-- NULL keys never match, unless IS NOT DISTINCT FROM is asked for.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT COUNT(*) AS n FROM employees a JOIN employees b ON a.dept_id = b.dept_id;
SELECT COUNT(*) AS n FROM employees a JOIN employees b ON a.dept_id IS NOT DISTINCT FROM b.dept_id;
SELECT e.name, d.name AS dept FROM employees e LEFT JOIN departments d ON e.dept_id = d.id WHERE d.id IS NULL;
SELECT e.name, COALESCE(d.name, 'none') AS dept FROM employees e LEFT JOIN departments d ON COALESCE(e.dept_id, 40) = d.id ORDER BY e.id;
