-- The same file read as texts, with TRY_CAST instead of ignored errors.
CREATE TABLE dirty_raw (order_id STRING, customer STRING, amount STRING, placed STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/orders_dirty.csv', 'format' = 'csv');
SELECT * FROM dirty_raw WHERE TRY_CAST(order_id AS INT) IS NULL OR TRY_CAST(amount AS DECIMAL(10, 2)) IS NULL;
CREATE TABLE good (order_id INT, customer STRING, amount DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/good', 'format' = 'json');
CREATE TABLE bad (order_id STRING, customer STRING, amount STRING, placed STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/bad', 'format' = 'csv');
INSERT INTO good SELECT TRY_CAST(order_id AS INT), INITCAP(TRIM(customer)), TRY_CAST(amount AS DECIMAL(10, 2)) FROM dirty_raw WHERE TRY_CAST(order_id AS INT) IS NOT NULL AND TRY_CAST(amount AS DECIMAL(10, 2)) IS NOT NULL;
INSERT INTO bad SELECT * FROM dirty_raw WHERE TRY_CAST(order_id AS INT) IS NULL OR TRY_CAST(amount AS DECIMAL(10, 2)) IS NULL;
-- @cat ${OUT}/good
-- @cat ${OUT}/bad
