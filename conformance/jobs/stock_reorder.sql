-- What to order again.
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT sku, warehouse, on_hand - reserved AS free_qty, reorder_level FROM stock WHERE on_hand - reserved < reorder_level;
SELECT s.sku, p.title, SUM(s.on_hand) AS on_hand, SUM(s.reserved) AS reserved FROM stock s JOIN products p ON s.sku = p.sku GROUP BY s.sku, p.title;
SELECT s.warehouse, SUM(s.on_hand * p.cost) AS stock_value FROM stock s JOIN products p ON s.sku = p.sku GROUP BY s.warehouse ORDER BY stock_value DESC;
SELECT sku, warehouse, COALESCE(CAST(reorder_level AS STRING), 'none') AS reorder_at, COALESCE(counted, DATE '1970-01-01') AS counted FROM stock;
SELECT sku FROM stock GROUP BY sku HAVING SUM(on_hand) = 0;
