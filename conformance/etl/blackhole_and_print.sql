-- Sinks that keep nothing.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE nowhere (id INT, status STRING) WITH ('connector' = 'blackhole');
INSERT INTO nowhere SELECT id, status FROM orders;
CREATE TABLE t (id INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN INSERT INTO nowhere SELECT id, status FROM orders; INSERT INTO t SELECT id FROM orders WHERE id < 104; END;
-- @cat ${OUT}/t
