-- A partitioned table that nobody has written to.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE t (id INT, status STRING) PARTITIONED BY (status) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
SELECT * FROM t;
SELECT COUNT(*) AS n FROM t;
SELECT * FROM t WHERE status = 'paid';
INSERT INTO t SELECT id, status FROM orders WHERE status = 'returned';
SELECT * FROM t WHERE status = 'paid';
SELECT * FROM t;
