-- Inner joins of two tables with aliases and filters.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT c.name, o.id, o.status FROM customers c JOIN orders o ON c.id = o.customer_id ORDER BY o.id;
SELECT c.name, o.id FROM customers AS c INNER JOIN orders AS o ON o.customer_id = c.id AND o.status = 'paid';
SELECT customers.name, orders.id FROM customers JOIN orders ON customers.id = orders.customer_id WHERE customers.country = 'GB';
SELECT c.name, o.id FROM customers c, orders o WHERE c.id = o.customer_id AND o.discount > 1;
