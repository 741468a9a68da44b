-- Each category's part of the whole, with a scalar subquery.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT p.category, SUM(i.qty * i.price) AS revenue, CAST(SUM(i.qty * i.price) * 100 / (SELECT SUM(qty * price) FROM items) AS DECIMAL(5, 1)) AS pct FROM items i JOIN products p ON i.sku = p.sku GROUP BY p.category;
SELECT t.category, t.revenue FROM (SELECT p.category, SUM(i.qty * i.price) AS revenue FROM items i JOIN products p ON i.sku = p.sku GROUP BY p.category) t WHERE t.revenue > (SELECT SUM(qty * price) / 4 FROM items);
SELECT COUNT(*) AS n, (SELECT COUNT(*) FROM products) AS products_n FROM items;
