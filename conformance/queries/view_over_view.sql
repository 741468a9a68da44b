-- Views over views.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE VIEW order_totals AS SELECT order_id, SUM(qty * price) AS total, COUNT(*) AS line_count FROM items GROUP BY order_id;
CREATE VIEW paid_totals AS SELECT o.customer_id, t.total FROM orders o JOIN order_totals t ON o.id = t.order_id WHERE o.status = 'paid';
CREATE VIEW customer_totals (who, spent) AS SELECT c.name, SUM(p.total) FROM paid_totals p JOIN customers c ON c.id = p.customer_id GROUP BY c.name;
SELECT * FROM customer_totals ORDER BY spent DESC;
SELECT COUNT(*) AS n, SUM(spent) AS s FROM customer_totals;
DESCRIBE customer_totals;
SELECT who FROM customer_totals WHERE spent > 50;
