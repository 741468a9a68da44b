-- A report whose last line is the total.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT category, revenue FROM (
  SELECT 1 AS pos, p.category, SUM(i.qty * i.price) AS revenue FROM items i JOIN products p ON i.sku = p.sku GROUP BY p.category
  UNION ALL
  SELECT 2 AS pos, 'total', SUM(i.qty * i.price) FROM items i JOIN products p ON i.sku = p.sku
) ORDER BY pos, category;
CREATE TABLE t (category STRING, revenue DECIMAL(14, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT p.category, SUM(i.qty * i.price) FROM items i JOIN products p ON i.sku = p.sku GROUP BY p.category UNION ALL SELECT 'total', SUM(i.qty * i.price) FROM items i JOIN products p ON i.sku = p.sku;
-- @cat ${OUT}/t
