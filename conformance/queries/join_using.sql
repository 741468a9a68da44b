-- USING and NATURAL JOIN.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT sku, title, qty FROM items JOIN products USING (sku) WHERE qty > 2;
SELECT COUNT(*) AS n FROM items LEFT JOIN products USING (sku);
SELECT * FROM (SELECT sku, qty FROM items WHERE order_id = 104) JOIN (SELECT sku, title FROM products) USING (sku);
SELECT order_id, title, qty FROM items NATURAL JOIN products WHERE qty > 4;
