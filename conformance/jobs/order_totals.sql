-- The total of each order, with its discount.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT o.id, SUM(i.qty * i.price) AS gross, o.discount, SUM(i.qty * i.price) - o.discount AS net
FROM orders o JOIN items i ON o.id = i.order_id
GROUP BY o.id, o.discount
ORDER BY o.id;
SELECT o.status, SUM(i.qty * i.price) AS gross, MIN(i.price) AS cheapest, MAX(i.price) AS dearest, AVG(i.price) AS mean_price
FROM orders o JOIN items i ON o.id = i.order_id
GROUP BY o.status;
SELECT SUM(total) AS all_orders, MAX(total) AS biggest, COUNT(*) AS n
FROM (SELECT order_id, SUM(qty * price) AS total FROM items GROUP BY order_id);
