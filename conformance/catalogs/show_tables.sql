-- SHOW TABLES and SHOW VIEWS.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE VIEW v1 AS SELECT id FROM customers;
CREATE TEMPORARY VIEW v2 AS SELECT id FROM orders;
SHOW TABLES;
SHOW VIEWS;
SHOW TABLES LIKE 'c%';
SHOW TABLES LIKE '%s';
SHOW TABLES NOT LIKE 'v%';
