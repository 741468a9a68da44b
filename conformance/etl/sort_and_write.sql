-- A report of the largest rows, written and read back.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE t (order_id INT, sku STRING, amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT order_id, sku, qty * price AS amount FROM items ORDER BY qty * price DESC, order_id LIMIT 3;
-- @cat ${OUT}/t
SELECT * FROM t ORDER BY amount DESC;
