-- How many lines and pieces an order has.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT line_count, COUNT(*) AS orders_n
FROM (SELECT order_id, COUNT(*) AS line_count FROM items GROUP BY order_id)
GROUP BY line_count
ORDER BY line_count;
SELECT order_id, SUM(qty) AS pieces, MAX(price) AS dearest FROM items GROUP BY order_id HAVING SUM(qty) >= 5;
SELECT AVG(pieces) AS avg_pieces, MIN(pieces) AS least, MAX(pieces) AS most
FROM (SELECT order_id, SUM(qty) AS pieces FROM items GROUP BY order_id);
