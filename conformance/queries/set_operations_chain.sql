-- Several set operations in one query.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
(SELECT sku FROM items UNION SELECT sku FROM stock) EXCEPT SELECT sku FROM products;
SELECT sku FROM items INTERSECT SELECT sku FROM stock INTERSECT SELECT sku FROM products;
SELECT sku FROM products EXCEPT (SELECT sku FROM items UNION ALL SELECT sku FROM stock);
SELECT sku, qty FROM items WHERE qty = 1 INTERSECT SELECT sku, 1 FROM stock;
