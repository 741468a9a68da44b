-- Columns of the same name, and unnamed columns.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT c.id, o.id FROM customers c JOIN orders o ON c.id = o.customer_id WHERE c.id = 1;
SELECT id, id + 1, UPPER(name) FROM customers WHERE id < 3;
SELECT id AS a, id AS b, id AS `select` FROM customers WHERE id = 2;
SELECT COUNT(*), MAX(id) FROM customers;
