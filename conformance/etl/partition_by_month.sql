-- Partitioned CSV by year and month.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE by_month (id INT, status STRING, y BIGINT, m BIGINT) PARTITIONED BY (y, m) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/by_month', 'format' = 'csv');
INSERT INTO by_month SELECT id, status, YEAR(ordered), MONTH(ordered) FROM orders;
-- @cat ${OUT}/by_month/y=2024/m=2
SELECT y, m, COUNT(*) AS n FROM by_month GROUP BY y, m ORDER BY y, m;
SELECT id FROM by_month WHERE m = 3 AND status = 'paid';
SELECT * FROM by_month WHERE y = 2024 AND m IN (1, 4) ORDER BY id;
