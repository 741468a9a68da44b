-- DECIMAL arithmetic of columns.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, m + 1 AS a, m - 0.001 AS b, m * 2 AS c, m * m AS sq FROM nums;
SELECT id, m / 2 AS h, m / 3 AS t, ROUND(m / 3, 3) AS r FROM nums;
SELECT id, m + i AS mi, m + d AS md, CAST(m AS DECIMAL(20, 6)) / 7 AS s FROM nums;
SELECT SUM(m) / COUNT(m) AS mean_m, AVG(m) AS a FROM nums;
