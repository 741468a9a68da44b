-- Open orders with how old they are.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT o.id, c.name, TIMESTAMPDIFF(DAY, o.ordered, TIMESTAMP '2024-04-15 00:00:00') AS days_open FROM orders o LEFT JOIN customers c ON o.customer_id = c.id WHERE o.status = 'open' ORDER BY days_open DESC;
SELECT COALESCE(c.name, 'unknown ' || CAST(o.customer_id AS STRING)) AS who, SUM(i.qty * i.price) AS owed FROM orders o JOIN items i ON i.order_id = o.id LEFT JOIN customers c ON o.customer_id = c.id WHERE o.status = 'open' GROUP BY COALESCE(c.name, 'unknown ' || CAST(o.customer_id AS STRING));
SELECT CASE WHEN TIMESTAMPDIFF(DAY, ordered, TIMESTAMP '2024-04-15 00:00:00') > 30 THEN 'overdue' ELSE 'due' END AS bucket, COUNT(*) AS n FROM orders WHERE status = 'open' GROUP BY CASE WHEN TIMESTAMPDIFF(DAY, ordered, TIMESTAMP '2024-04-15 00:00:00') > 30 THEN 'overdue' ELSE 'due' END;
