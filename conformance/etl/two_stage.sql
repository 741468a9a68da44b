-- A pipeline of two stages through files.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE stage1 (order_id INT, customer_id INT, total DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/stage1', 'format' = 'csv');
INSERT INTO stage1 SELECT o.id, o.customer_id, SUM(i.qty * i.price) FROM orders o JOIN items i ON o.id = i.order_id GROUP BY o.id, o.customer_id;
CREATE TABLE stage2 (customer_id INT, n BIGINT, total DECIMAL(14, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/stage2', 'format' = 'csv');
INSERT INTO stage2 SELECT customer_id, COUNT(*), SUM(total) FROM stage1 GROUP BY customer_id;
-- @cat ${OUT}/stage1
-- @cat ${OUT}/stage2
SELECT SUM(total) AS t FROM stage2;
