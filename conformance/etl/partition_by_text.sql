-- Partitioned JSON by status, one partition after the other.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE by_status (id INT, customer_id INT, status STRING) PARTITIONED BY (status) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/by_status', 'format' = 'json');
INSERT INTO by_status SELECT id, customer_id, status FROM orders;
-- @cat ${OUT}/by_status/status=open
-- @cat ${OUT}/by_status/status=returned
SELECT status, MIN(id) AS lo, MAX(id) AS hi FROM by_status GROUP BY status;
SELECT id, status FROM by_status WHERE status <> 'paid';
