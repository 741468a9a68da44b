-- Products by their part of the revenue.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE VIEW revenue AS SELECT sku, SUM(qty * price) AS r FROM items GROUP BY sku;
SELECT sku, r, CAST(r * 100 / (SELECT SUM(r) FROM revenue) AS DECIMAL(5, 2)) AS pct FROM revenue ORDER BY r DESC;
SELECT sku, CASE WHEN r > (SELECT AVG(r) * 1.5 FROM revenue) THEN 'A' WHEN r > (SELECT AVG(r) * 0.5 FROM revenue) THEN 'B' ELSE 'C' END AS class FROM revenue;
SELECT a.sku, SUM(b.r) AS so_far FROM revenue a JOIN revenue b ON b.r >= a.r GROUP BY a.sku ORDER BY so_far;
