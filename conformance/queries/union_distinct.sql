-- UNION, INTERSECT and EXCEPT of keys.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT sku FROM items UNION SELECT sku FROM products;
SELECT sku FROM products EXCEPT SELECT sku FROM items;
SELECT sku FROM products INTERSECT SELECT sku FROM stock;
SELECT sku FROM items EXCEPT SELECT sku FROM products;
SELECT COUNT(*) AS n FROM (SELECT sku FROM items UNION SELECT sku FROM stock);
