-- A sink declared like its source.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE copy_of WITH ('path' = '${OUT}/copy') LIKE customers;
DESCRIBE copy_of;
INSERT INTO copy_of SELECT * FROM customers WHERE tier = 'gold';
-- @cat ${OUT}/copy
SELECT name FROM copy_of;
