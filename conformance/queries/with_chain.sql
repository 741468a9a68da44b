-- WITH: each part uses the one before.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
WITH totals AS (SELECT order_id, SUM(qty * price) AS total FROM items GROUP BY order_id),
paid AS (SELECT o.customer_id, t.total FROM orders o JOIN totals t ON o.id = t.order_id WHERE o.status = 'paid'),
per_customer AS (SELECT customer_id, SUM(total) AS spent, COUNT(*) AS n FROM paid GROUP BY customer_id)
SELECT c.name, p.spent, p.n FROM per_customer p JOIN customers c ON c.id = p.customer_id ORDER BY p.spent DESC;
WITH t AS (SELECT status, COUNT(*) AS n FROM orders GROUP BY status) SELECT a.status, a.n FROM t a WHERE a.n = (SELECT MAX(n) FROM t);
WITH t (k, v) AS (SELECT sku, SUM(qty) FROM items GROUP BY sku) SELECT k, v FROM t WHERE v > 3;
