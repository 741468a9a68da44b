-- Computed columns are not written.
CREATE TABLE t (id INT, name STRING, code AS UPPER(name) || '-' || CAST(id AS STRING)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
INSERT INTO t SELECT id, name FROM customers WHERE id < 4;
-- @cat ${OUT}/t
SELECT * FROM t;
SELECT code FROM t WHERE id = 2;
