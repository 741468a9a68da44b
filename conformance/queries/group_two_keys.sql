-- Two and three keys.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT dept_id, title, COUNT(*) AS n, SUM(salary) AS s FROM employees GROUP BY dept_id, title;
SELECT customer_id, status, COUNT(*) AS n FROM orders GROUP BY customer_id, status ORDER BY customer_id, status;
SELECT dept_id, manager_id, title, MAX(hired) AS newest FROM employees GROUP BY dept_id, manager_id, title;
SELECT COUNT(*) AS n FROM employees GROUP BY dept_id, title;
