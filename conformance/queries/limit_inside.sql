-- LIMIT in a subquery.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT SUM(amount) AS s FROM (SELECT qty * price AS amount FROM items ORDER BY qty * price DESC, order_id LIMIT 3);
SELECT o.id, o.status FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id ORDER BY q DESC, order_id LIMIT 2) t ON o.id = t.order_id;
SELECT COUNT(*) AS n FROM (SELECT id FROM orders LIMIT 5);
SELECT id FROM (SELECT id FROM orders ORDER BY id LIMIT 4) ORDER BY id DESC;
