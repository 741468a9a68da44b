-- BIN and HEX of numbers.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, BIN(i) AS b, HEX(i) AS h FROM nums;
SELECT id, HEX(l) AS h, BIN(k) AS b FROM nums;
