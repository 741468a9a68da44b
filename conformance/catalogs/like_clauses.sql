-- CREATE TABLE ... LIKE as people use it.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE archive WITH ('path' = '${OUT}/archive') LIKE customers;
DESCRIBE archive;
CREATE TABLE archive2 (moved DATE) WITH ('path' = '${OUT}/archive2', 'format' = 'json') LIKE customers (EXCLUDING OPTIONS);
DESCRIBE archive2;
CREATE TABLE archive3 WITH ('connector' = 'blackhole') LIKE customers (EXCLUDING ALL);
DESCRIBE archive3;
INSERT INTO archive SELECT * FROM customers WHERE country = 'GB';
SELECT name FROM archive;
