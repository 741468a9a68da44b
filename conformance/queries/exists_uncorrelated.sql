-- EXISTS over a whole subquery.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT COUNT(*) AS n FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE status = 'open');
SELECT COUNT(*) AS n FROM customers WHERE EXISTS (SELECT * FROM orders WHERE status = 'nothing');
SELECT name FROM customers WHERE NOT EXISTS (SELECT id FROM orders WHERE status = 'nothing') AND tier = 'gold';
