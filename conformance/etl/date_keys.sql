-- Dates as integer keys and back.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE t (id INT, date_key INT, month_key STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, CAST(DATE_FORMAT(ordered, 'yyyyMMdd') AS INT), DATE_FORMAT(ordered, 'yyyyMM') FROM orders;
-- @cat ${OUT}/t
SELECT month_key, COUNT(*) AS n FROM t GROUP BY month_key ORDER BY month_key;
SELECT id, TO_DATE(CAST(date_key AS STRING), 'yyyyMMdd') AS d FROM t WHERE id < 104;
