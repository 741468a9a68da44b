-- Temporary views come and go.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TEMPORARY VIEW v AS SELECT id, name FROM customers WHERE id < 3;
SELECT * FROM v;
DROP TEMPORARY VIEW v;
CREATE TEMPORARY VIEW v AS SELECT name FROM customers WHERE id = 5;
SELECT * FROM v;
CREATE TEMPORARY VIEW IF NOT EXISTS v AS SELECT 1 AS one_col;
SELECT * FROM v;
