-- A product sold at different prices.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT sku, COUNT(DISTINCT price) AS prices, MIN(price) AS lo, MAX(price) AS hi FROM items GROUP BY sku HAVING COUNT(DISTINCT price) > 1;
SELECT sku, SUM(qty * price) / SUM(qty) AS mean_price FROM items GROUP BY sku ORDER BY sku;
SELECT a.sku, a.order_id AS first_order, b.order_id AS other_order, a.price AS first_price, b.price AS other_price FROM items a JOIN items b ON a.sku = b.sku AND a.price > b.price WHERE a.order_id <> b.order_id;
SELECT CAST(ROUND(price, 0) AS INT) AS about, COUNT(*) AS n FROM items GROUP BY CAST(ROUND(price, 0) AS INT);
