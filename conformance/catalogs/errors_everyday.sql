-- Everyday mistakes are refused.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT nme FROM customers;
SELECT * FROM custmers;
SELECT name, COUNT(*) FROM customers;
SELECT name FROM customers GROUP BY country;
SELECT UPER(name) FROM customers;
SELECT name FROM customers WHERE COUNT(*) > 1;
CREATE TABLE customers (a INT) WITH ('connector' = 'blackhole');
DROP TABLE nothing_here;
SELECT id + name FROM customers WHERE;
INSERT INTO customers SELECT id FROM customers;
SELECT COUNT(*) AS n FROM customers;
