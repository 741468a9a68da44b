-- ABS, SIGN and unary minus.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ABS(i) AS i, ABS(d) AS d, ABS(m) AS m, ABS(l) AS l FROM nums;
SELECT id, SIGN(i) AS i, SIGN(d) AS d, SIGN(m) AS m FROM nums;
SELECT id, -i AS i, -d AS d, -m AS m, -l AS l FROM nums;
