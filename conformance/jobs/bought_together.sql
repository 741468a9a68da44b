-- Pairs of products in one order.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT a.sku AS x, b.sku AS y, COUNT(*) AS n FROM items a JOIN items b ON a.order_id = b.order_id AND a.sku < b.sku GROUP BY a.sku, b.sku ORDER BY n DESC, x, y;
SELECT p.category AS x, q.category AS y, COUNT(*) AS n FROM items a JOIN items b ON a.order_id = b.order_id AND a.line < b.line JOIN products p ON a.sku = p.sku JOIN products q ON b.sku = q.sku GROUP BY p.category, q.category;
SELECT COUNT(*) AS single_orders FROM (SELECT order_id FROM items GROUP BY order_id HAVING COUNT(*) = 1);
