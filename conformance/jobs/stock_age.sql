-- When the stock was last counted.
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT sku, warehouse, TIMESTAMPDIFF(DAY, counted, DATE '2024-06-30') AS age_days FROM stock ORDER BY sku, warehouse;
SELECT warehouse, MIN(counted) AS oldest, MAX(counted) AS newest, COUNT(counted) AS counted_n, COUNT(*) AS n FROM stock GROUP BY warehouse;
SELECT sku, warehouse FROM stock WHERE counted IS NULL OR counted < DATE '2024-06-15';
SELECT sku, warehouse, counted, counted + INTERVAL '30' DAY AS next_count FROM stock WHERE counted IS NOT NULL;
