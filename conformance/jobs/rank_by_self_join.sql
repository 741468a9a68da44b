-- Ranks without window functions.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT e.name, e.salary, COUNT(b.id) + 1 AS place FROM employees e LEFT JOIN employees b ON b.salary > e.salary GROUP BY e.id, e.name, e.salary ORDER BY place, e.name;
SELECT e.dept_id, e.name FROM employees e LEFT JOIN employees b ON e.dept_id = b.dept_id AND b.salary > e.salary WHERE e.dept_id IS NOT NULL GROUP BY e.dept_id, e.id, e.name HAVING COUNT(b.id) < 2 ORDER BY e.dept_id, e.name;
