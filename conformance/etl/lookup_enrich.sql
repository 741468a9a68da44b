-- Rows enriched from two lookup tables.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE t (order_id INT, title STRING, category STRING, qty INT, in_stock BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT i.order_id, COALESCE(p.title, 'unknown'), p.category, i.qty, s.on_hand FROM items i LEFT JOIN products p ON i.sku = p.sku LEFT JOIN (SELECT sku, CAST(SUM(on_hand) AS BIGINT) AS on_hand FROM stock GROUP BY sku) s ON i.sku = s.sku WHERE i.order_id IN (104, 110, 107);
-- @cat ${OUT}/t
SELECT title, in_stock >= qty AS enough FROM t;
