-- Three levels of an organisation by self joins.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l1.name AS top_name, l2.name AS mid_name, l3.name AS low_name FROM employees l1 JOIN employees l2 ON l2.manager_id = l1.id LEFT JOIN employees l3 ON l3.manager_id = l2.id WHERE l1.title = 'director';
SELECT CASE WHEN e.manager_id IS NULL THEN 1 WHEN m.manager_id IS NULL THEN 2 ELSE 3 END AS depth_no, COUNT(*) AS n FROM employees e LEFT JOIN employees m ON e.manager_id = m.id GROUP BY CASE WHEN e.manager_id IS NULL THEN 1 WHEN m.manager_id IS NULL THEN 2 ELSE 3 END;
SELECT name FROM employees WHERE id NOT IN (SELECT manager_id FROM employees WHERE manager_id IS NOT NULL);
