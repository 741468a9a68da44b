-- Valid and rejected rows into partitions.
CREATE TABLE dirty_raw (order_id STRING, customer STRING, amount STRING, placed STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/orders_dirty.csv', 'format' = 'csv');
CREATE TABLE t (order_id STRING, amount STRING, verdict STRING) PARTITIONED BY (verdict) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT order_id, amount, CASE WHEN TRY_CAST(order_id AS INT) IS NULL THEN 'bad_id' WHEN TRY_CAST(amount AS DECIMAL(10, 2)) IS NULL THEN 'bad_amount' ELSE 'good' END FROM dirty_raw;
SELECT verdict, COUNT(*) AS n FROM t GROUP BY verdict ORDER BY verdict;
-- @cat ${OUT}/t/verdict=bad_id
-- @cat ${OUT}/t/verdict=bad_amount
