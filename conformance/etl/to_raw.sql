-- Lines of text by the raw format.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (line STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'raw');
INSERT INTO t SELECT CAST(id AS STRING) || ': ' || name || ' <' || city || '>' FROM customers;
-- @cat ${OUT}/t
SELECT COUNT(*) AS n, MIN(line) AS first_line FROM t;
