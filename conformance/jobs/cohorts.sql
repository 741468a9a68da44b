-- Customers by the month they joined, and what they bought since.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT DATE_FORMAT(CAST(c.joined AS TIMESTAMP(0)), 'yyyy-MM') AS cohort, COUNT(DISTINCT c.id) AS members, COUNT(DISTINCT o.id) AS orders_n FROM customers c LEFT JOIN orders o ON c.id = o.customer_id GROUP BY DATE_FORMAT(CAST(c.joined AS TIMESTAMP(0)), 'yyyy-MM') ORDER BY cohort;
SELECT c.id, TIMESTAMPDIFF(DAY, CAST(c.joined AS TIMESTAMP(0)), MIN(o.ordered)) AS days_to_first FROM customers c JOIN orders o ON c.id = o.customer_id GROUP BY c.id, c.joined;
SELECT YEAR(c.joined) AS y, SUM(i.qty * i.price) AS amount FROM customers c JOIN orders o ON c.id = o.customer_id JOIN items i ON o.id = i.order_id GROUP BY YEAR(c.joined);
