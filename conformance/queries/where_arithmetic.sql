-- WHERE over computed values.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT order_id, line FROM items WHERE qty * price >= 25;
SELECT sku, warehouse FROM stock WHERE on_hand - reserved <= COALESCE(reorder_level, 10);
SELECT order_id FROM items WHERE MOD(order_id, 2) = 0 AND line = 1;
SELECT sku, on_hand, reserved FROM stock WHERE reserved * 100 / NULLIF(on_hand, 0) > 10;
SELECT order_id, price FROM items WHERE ABS(price - 13) < 1;
