-- Texts into VARCHAR and CHAR columns of bounded length.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name VARCHAR(5), country CHAR(2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, name, country FROM customers;
-- @cat ${OUT}/t
SELECT id, CHAR_LENGTH(name) AS n FROM t;
