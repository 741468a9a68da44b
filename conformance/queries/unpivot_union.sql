-- Columns to rows by UNION ALL.
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT sku, warehouse, 'on_hand' AS what, on_hand AS v FROM stock UNION ALL SELECT sku, warehouse, 'reserved', reserved FROM stock UNION ALL SELECT sku, warehouse, 'reorder', reorder_level FROM stock;
SELECT what, SUM(v) AS total FROM (SELECT 'on_hand' AS what, on_hand AS v FROM stock UNION ALL SELECT 'reserved', reserved FROM stock) GROUP BY what;
