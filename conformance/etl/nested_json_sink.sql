-- Rows, arrays and maps built in SQL and written as JSON.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, buyer ROW<name STRING, city STRING>, tags ARRAY<STRING>, props MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT o.id, ROW(c.name, c.city), ARRAY[o.status, c.tier], MAP['country', CAST(c.country AS STRING)] FROM orders o JOIN customers c ON o.customer_id = c.id WHERE o.id < 104;
-- @cat ${OUT}/t
SELECT id, t.buyer.city AS city, tags[2] AS tier, props['country'] AS country FROM t ORDER BY id;
