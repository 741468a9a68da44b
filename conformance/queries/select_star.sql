-- The star with and without more columns.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT * FROM departments;
SELECT d.*, d.budget / 12 AS monthly FROM departments d ORDER BY d.id;
SELECT c.name, o.* FROM customers c JOIN orders o ON c.id = o.customer_id WHERE o.discount > 5;
SELECT * FROM customers c JOIN orders o ON c.id = o.customer_id WHERE o.status = 'returned';
SELECT * FROM (SELECT id, name FROM departments) WHERE id > 10;
