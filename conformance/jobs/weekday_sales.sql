-- Sales by day of the week.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT DAYOFWEEK(o.ordered) AS dow, COUNT(DISTINCT o.id) AS n, SUM(i.qty * i.price) AS revenue FROM orders o JOIN items i ON i.order_id = o.id GROUP BY DAYOFWEEK(o.ordered) ORDER BY dow;
SELECT DATE_FORMAT(ordered, 'EEEE') AS day_name, COUNT(*) AS n FROM orders GROUP BY DATE_FORMAT(ordered, 'EEEE');
SELECT CASE WHEN DAYOFWEEK(ordered) IN (1, 7) THEN 'weekend' ELSE 'weekday' END AS part, COUNT(*) AS n FROM orders GROUP BY CASE WHEN DAYOFWEEK(ordered) IN (1, 7) THEN 'weekend' ELSE 'weekday' END;
SELECT id, HOUR(ordered) AS h, CASE WHEN HOUR(ordered) BETWEEN 6 AND 11 THEN 'morning' WHEN HOUR(ordered) BETWEEN 12 AND 17 THEN 'afternoon' ELSE 'night' END AS part FROM orders ORDER BY id;
