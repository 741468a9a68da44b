-- Narrow to wide without a cast.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE t (order_id BIGINT, qty DOUBLE, price DECIMAL(20, 4), sku VARCHAR(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT order_id, qty, price, sku FROM items WHERE order_id < 103;
-- @cat ${OUT}/t
SELECT SUM(qty) AS q, SUM(price) AS p FROM t;
