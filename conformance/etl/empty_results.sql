-- Jobs that find nothing.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE t (id INT, status STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, status FROM orders WHERE status = 'lost';
SELECT * FROM t;
SELECT COUNT(*) AS n, MAX(id) AS m FROM t;
-- @cat ${OUT}/t
