-- Doubled rows go.
CREATE TABLE dirty (order_id INT, customer STRING, amount DECIMAL(10, 2), placed DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/orders_dirty.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
CREATE TABLE uniq (order_id INT, customer STRING, amount DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/uniq', 'format' = 'csv');
INSERT INTO uniq SELECT DISTINCT order_id, TRIM(customer), amount FROM dirty WHERE order_id IS NOT NULL;
-- @cat ${OUT}/uniq
SELECT order_id, customer, amount, COUNT(*) AS n FROM dirty GROUP BY order_id, customer, amount HAVING COUNT(*) > 1;
SELECT LOWER(TRIM(customer)) AS who, COUNT(DISTINCT order_id) AS n FROM dirty GROUP BY LOWER(TRIM(customer));
