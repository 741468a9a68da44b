-- ROUND and TRUNCATE with and without digits.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ROUND(d) AS a, ROUND(d, 1) AS b, ROUND(m) AS c, ROUND(m, 2) AS e, ROUND(m, -1) AS f FROM nums;
SELECT id, TRUNCATE(d, 1) AS a, TRUNCATE(m, 2) AS b, TRUNCATE(m) AS c FROM nums;
SELECT id, ROUND(i / 2.0, 0) AS h, ROUND(l, -2) AS hundreds FROM nums;
