-- Deviation and variance of DOUBLE columns.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT ROUND(STDDEV_POP(d), 6) AS a, ROUND(STDDEV_SAMP(d), 6) AS b, ROUND(VAR_POP(d), 4) AS c, ROUND(VAR_SAMP(d), 4) AS e FROM nums;
SELECT sku, ROUND(STDDEV_POP(CAST(price AS DOUBLE)), 6) AS s FROM items GROUP BY sku;
SELECT ROUND(VARIANCE(CAST(qty AS DOUBLE)), 6) AS v FROM items;
