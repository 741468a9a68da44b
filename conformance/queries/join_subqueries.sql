-- Joins of aggregated subqueries.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT a.customer_id, a.n, b.qty FROM (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) a JOIN (SELECT o.customer_id, SUM(i.qty) AS qty FROM orders o JOIN items i ON o.id = i.order_id GROUP BY o.customer_id) b ON a.customer_id = b.customer_id;
SELECT c.name, t.last_order FROM customers c LEFT JOIN (SELECT customer_id, MAX(id) AS last_order FROM orders WHERE status = 'paid' GROUP BY customer_id) t ON c.id = t.customer_id;
SELECT x.status, x.n, y.n AS all_n FROM (SELECT status, COUNT(*) AS n FROM orders GROUP BY status) x CROSS JOIN (SELECT COUNT(*) AS n FROM orders) y;
