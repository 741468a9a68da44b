-- INSERT OVERWRITE replaces what was there.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, name FROM customers WHERE id <= 3;
INSERT INTO t SELECT id, name FROM customers WHERE id > 6;
SELECT * FROM t ORDER BY id;
INSERT OVERWRITE t SELECT id, UPPER(name) FROM customers WHERE country = 'GB';
-- @cat ${OUT}/t
SELECT COUNT(*) AS n FROM t;
