-- Aggregates over a UNION ALL of different tables.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
SELECT src, COUNT(*) AS n, SUM(v) AS s FROM (SELECT 'items' AS src, CAST(qty AS DECIMAL(14, 2)) AS v FROM items UNION ALL SELECT 'stock', CAST(on_hand AS DECIMAL(14, 2)) FROM stock UNION ALL SELECT 'payments', CAST(amount AS DECIMAL(14, 2)) FROM payments) GROUP BY src;
SELECT sku, SUM(ins) AS ins, SUM(outs) AS outs FROM (SELECT sku, on_hand AS ins, 0 AS outs FROM stock UNION ALL SELECT sku, 0, qty FROM items) GROUP BY sku HAVING SUM(ins) < SUM(outs) * 10;
