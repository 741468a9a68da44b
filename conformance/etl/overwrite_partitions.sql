-- INSERT OVERWRITE of a partitioned table replaces only the partitions it writes.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name STRING, country STRING) PARTITIONED BY (country) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, name, country FROM customers;
INSERT OVERWRITE t SELECT id, 'again', country FROM customers WHERE country = 'GB' AND id = 1;
SELECT * FROM t;
-- @cat ${OUT}/t/country=GB
