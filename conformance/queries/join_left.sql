-- Left joins: what has no partner stays.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT c.id, c.name, o.id AS order_id, o.status FROM customers c LEFT JOIN orders o ON c.id = o.customer_id;
SELECT c.id, COUNT(o.id) AS n, SUM(o.discount) AS d FROM customers c LEFT OUTER JOIN orders o ON c.id = o.customer_id GROUP BY c.id ORDER BY c.id;
SELECT c.name FROM customers c LEFT JOIN orders o ON c.id = o.customer_id AND o.status = 'open' WHERE o.id IS NULL;
SELECT c.name, COALESCE(o.status, 'no order') AS status FROM customers c LEFT JOIN orders o ON c.id = o.customer_id AND o.ordered >= TIMESTAMP '2024-03-01 00:00:00';
