-- UNION of different numeric types and of NULLs.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
SELECT qty AS v FROM items WHERE order_id = 104 UNION ALL SELECT amount FROM payments WHERE id < 4;
SELECT sku, CAST(on_hand AS BIGINT) AS v FROM stock WHERE warehouse = 'busan' UNION ALL SELECT sku, qty FROM items WHERE qty > 4;
SELECT sku, reorder_level AS v FROM stock WHERE sku LIKE 'M%' UNION ALL SELECT 'none', CAST(NULL AS INT);
SELECT price AS v FROM items WHERE qty = 2 UNION SELECT CAST(qty AS DOUBLE) FROM items WHERE qty = 2;
