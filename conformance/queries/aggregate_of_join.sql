-- Aggregates over joined rows, where a row counts several times.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT d.city, SUM(d.budget) AS budget_times_heads, COUNT(*) AS n FROM departments d JOIN employees e ON d.id = e.dept_id GROUP BY d.city;
SELECT COUNT(*) AS n, COUNT(DISTINCT o.id) AS orders_n, SUM(o.discount) AS repeated FROM orders o JOIN items i ON o.id = i.order_id;
SELECT o.status, AVG(i.qty) AS mean_qty, AVG(i.price) AS mean_price FROM orders o JOIN items i ON o.id = i.order_id GROUP BY o.status ORDER BY o.status;
