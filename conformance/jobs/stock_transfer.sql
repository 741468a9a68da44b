-- Which warehouse could help another one.
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT n.sku, n.warehouse AS needs, h.warehouse AS has_it, h.on_hand - h.reserved AS spare FROM stock n JOIN stock h ON n.sku = h.sku AND n.warehouse <> h.warehouse WHERE n.on_hand - n.reserved < n.reorder_level AND h.on_hand - h.reserved > h.reorder_level;
SELECT sku, MAX(on_hand) - MIN(on_hand) AS spread, COUNT(DISTINCT warehouse) AS warehouses FROM stock GROUP BY sku HAVING COUNT(*) > 1;
SELECT warehouse, SUM(CASE WHEN sku LIKE 'T-%' THEN on_hand ELSE 0 END) AS tea, SUM(CASE WHEN sku LIKE 'C-%' THEN on_hand ELSE 0 END) AS coffee, SUM(CASE WHEN sku LIKE 'M-%' THEN on_hand ELSE 0 END) AS ware FROM stock GROUP BY warehouse;
