-- Missing values get defaults.
CREATE TABLE dirty (order_id INT, customer STRING, amount DECIMAL(10, 2), placed DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/orders_dirty.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
CREATE TABLE filled (order_id INT, customer STRING, amount DECIMAL(10, 2), placed DATE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/filled', 'format' = 'json');
INSERT INTO filled SELECT COALESCE(order_id, -1), COALESCE(NULLIF(TRIM(NULLIF(customer, 'N/A')), ''), 'unknown'), COALESCE(amount, 0), COALESCE(placed, DATE '1900-01-01') FROM dirty;
-- @cat ${OUT}/filled
SELECT customer, SUM(amount) AS total FROM filled GROUP BY customer ORDER BY total DESC, customer;
