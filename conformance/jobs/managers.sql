-- Employees with their managers: a table joined with itself.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT e.name AS who, m.name AS boss FROM employees e LEFT JOIN employees m ON e.manager_id = m.id ORDER BY e.id;
SELECT m.name AS boss, COUNT(*) AS reports, SUM(e.salary) AS their_pay FROM employees e JOIN employees m ON e.manager_id = m.id GROUP BY m.name;
SELECT e.name, m.name AS boss, e.salary - m.salary AS more FROM employees e JOIN employees m ON e.manager_id = m.id WHERE e.salary > m.salary;
SELECT a.name AS who, c.name AS boss_of_boss FROM employees a JOIN employees b ON a.manager_id = b.id JOIN employees c ON b.manager_id = c.id;
