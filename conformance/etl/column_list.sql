-- INSERT with a column list in another order.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name STRING, country STRING, note_text STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t (name, id) SELECT name, id FROM customers WHERE id < 3;
INSERT INTO t (note_text, country, id) SELECT 'no name', country, id FROM customers WHERE id = 4;
INSERT INTO t VALUES (100, 'literal', 'XX', CAST(NULL AS STRING));
-- @cat ${OUT}/t
SELECT id, COALESCE(name, '?') AS name, country FROM t ORDER BY id;
