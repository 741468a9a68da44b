-- A lookup by a validity range.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE VIEW campaigns AS SELECT * FROM (VALUES ('winter', DATE '2024-01-01', DATE '2024-02-10'), ('spring', DATE '2024-02-11', DATE '2024-03-15'), ('never', DATE '2025-01-01', DATE '2025-12-31')) AS t(title, d1, d2);
SELECT o.id, k.title FROM orders o LEFT JOIN campaigns k ON CAST(o.ordered AS DATE) BETWEEN k.d1 AND k.d2;
SELECT k.title, COUNT(o.id) AS n FROM campaigns k LEFT JOIN orders o ON CAST(o.ordered AS DATE) >= k.d1 AND CAST(o.ordered AS DATE) <= k.d2 GROUP BY k.title;
