-- CREATE TABLE AS SELECT.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE totals WITH ('connector' = 'filesystem', 'path' = '${OUT}/totals', 'format' = 'json') AS SELECT order_id, SUM(qty * price) AS total, COUNT(*) AS line_count FROM items GROUP BY order_id;
DESCRIBE totals;
-- @cat ${OUT}/totals
SELECT o.id, t.total FROM orders o JOIN totals t ON o.id = t.order_id WHERE o.status = 'open';
