-- Dirty orders become clean ones.
CREATE TABLE dirty (order_id INT, customer STRING, amount DECIMAL(10, 2), placed DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/orders_dirty.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
CREATE TABLE clean (order_id INT, customer STRING, amount DECIMAL(10, 2), placed DATE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/clean', 'format' = 'csv');
SELECT * FROM dirty;
INSERT INTO clean SELECT order_id, UPPER(TRIM(customer)), amount, placed FROM dirty WHERE order_id IS NOT NULL AND amount IS NOT NULL AND amount > 0 AND placed IS NOT NULL;
-- @cat ${OUT}/clean
SELECT COUNT(*) AS n, SUM(amount) AS total FROM clean;
