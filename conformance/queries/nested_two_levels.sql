-- Subqueries in FROM, one in the other.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT AVG(total) AS mean_total FROM (SELECT order_id, SUM(line_total) AS total FROM (SELECT order_id, qty * price AS line_total FROM items) GROUP BY order_id);
SELECT bucket, COUNT(*) AS n FROM (SELECT CASE WHEN total < 20 THEN 'small' WHEN total < 40 THEN 'medium' ELSE 'large' END AS bucket FROM (SELECT order_id, SUM(qty * price) AS total FROM items GROUP BY order_id) t) u GROUP BY bucket;
SELECT t.status, t.n FROM (SELECT status, COUNT(*) AS n FROM (SELECT * FROM orders WHERE discount = 0) o GROUP BY status) t WHERE t.n > 1;
SELECT x + 1 AS y FROM (SELECT qty * 2 AS x FROM (SELECT qty FROM items WHERE price > 20));
