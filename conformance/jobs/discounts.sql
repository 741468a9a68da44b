-- Orders with and without a discount.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT discount > 0 AS has_discount, COUNT(*) AS n, AVG(discount) AS mean_discount FROM orders GROUP BY discount > 0;
SELECT o.id, CAST(o.discount / t.total * 100 AS DECIMAL(6, 2)) AS pct FROM orders o JOIN (SELECT order_id, SUM(qty * price) AS total FROM items GROUP BY order_id) t ON o.id = t.order_id WHERE o.discount <> 0 ORDER BY pct DESC;
SELECT MAX(discount) AS biggest, SUM(discount) AS total, COUNT(NULLIF(discount, 0)) AS n FROM orders;
