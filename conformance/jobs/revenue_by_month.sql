-- Paid revenue for each month.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT DATE_FORMAT(o.ordered, 'yyyy-MM') AS m, SUM(i.qty * i.price) AS revenue, COUNT(DISTINCT o.id) AS orders_n
FROM orders o JOIN items i ON o.id = i.order_id
WHERE o.status = 'paid'
GROUP BY DATE_FORMAT(o.ordered, 'yyyy-MM')
ORDER BY m;
SELECT YEAR(o.ordered) AS y, MONTH(o.ordered) AS m, SUM(i.qty) AS pieces
FROM orders o JOIN items i ON o.id = i.order_id
GROUP BY YEAR(o.ordered), MONTH(o.ordered)
ORDER BY y, m;
SELECT QUARTER(ordered) AS q, COUNT(*) AS n FROM orders GROUP BY QUARTER(ordered);
