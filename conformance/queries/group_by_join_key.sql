-- Group by a key of the other table, having on a join.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT d.id, d.name, COUNT(e.id) AS n, COALESCE(SUM(e.salary), 0) AS s FROM departments d LEFT JOIN employees e ON d.id = e.dept_id GROUP BY d.id, d.name HAVING COUNT(e.id) < 3;
SELECT d.city, e.title, COUNT(*) AS n FROM departments d JOIN employees e ON d.id = e.dept_id GROUP BY d.city, e.title ORDER BY d.city, n DESC, e.title;
SELECT d.name, d.budget > SUM(e.salary) * 12 AS affordable FROM departments d JOIN employees e ON d.id = e.dept_id GROUP BY d.name, d.budget;
