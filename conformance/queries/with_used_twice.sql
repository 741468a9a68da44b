-- One WITH part used in two places.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
WITH e AS (SELECT id, name, manager_id FROM employees WHERE dept_id = 10) SELECT a.name, b.name AS boss FROM e a LEFT JOIN e b ON a.manager_id = b.id;
WITH t AS (SELECT sku, SUM(qty) AS q FROM items GROUP BY sku) SELECT sku, q FROM t WHERE q > 5 UNION ALL SELECT 'total', SUM(q) FROM t;
WITH t AS (SELECT order_id, COUNT(*) AS n FROM items GROUP BY order_id), u AS (SELECT MAX(n) AS m FROM t) SELECT t.order_id FROM t, u WHERE t.n = u.m;
