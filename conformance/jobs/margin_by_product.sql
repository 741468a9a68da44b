-- Margin per product and category.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT p.sku, p.title, SUM(i.qty) AS sold, SUM(i.qty * (i.price - p.cost)) AS margin
FROM products p JOIN items i ON p.sku = i.sku
GROUP BY p.sku, p.title;
SELECT p.category, SUM(i.qty * i.price) AS revenue, SUM(i.qty * p.cost) AS cost_sum,
  ROUND(SUM(i.qty * (i.price - p.cost)) / SUM(i.qty * i.price) * 100, 1) AS margin_pct
FROM products p JOIN items i ON p.sku = i.sku
GROUP BY p.category
ORDER BY p.category;
SELECT p.sku, p.title FROM products p WHERE p.sku NOT IN (SELECT sku FROM items);
SELECT i.sku, i.order_id FROM items i LEFT JOIN products p ON i.sku = p.sku WHERE p.sku IS NULL;
