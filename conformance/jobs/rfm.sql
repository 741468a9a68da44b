-- Recency, frequency and money of customers.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
WITH t AS (SELECT o.customer_id, MAX(o.ordered) AS latest, COUNT(DISTINCT o.id) AS f, SUM(i.qty * i.price) AS m FROM orders o JOIN items i ON o.id = i.order_id WHERE o.status IN ('paid', 'open') GROUP BY o.customer_id)
SELECT customer_id, TIMESTAMPDIFF(DAY, latest, TIMESTAMP '2024-04-15 00:00:00') AS r, f, m,
  CASE WHEN TIMESTAMPDIFF(DAY, latest, TIMESTAMP '2024-04-15 00:00:00') < 31 THEN 3 WHEN TIMESTAMPDIFF(DAY, latest, TIMESTAMP '2024-04-15 00:00:00') < 61 THEN 2 ELSE 1 END + CASE WHEN f > 1 THEN 1 ELSE 0 END AS score
FROM t ORDER BY score DESC, customer_id;
WITH t AS (SELECT customer_id, COUNT(*) AS f FROM orders GROUP BY customer_id) SELECT f, COUNT(*) AS customers_n FROM t GROUP BY f ORDER BY f;
