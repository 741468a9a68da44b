-- CAST between numbers and to texts.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CAST(i AS BIGINT) AS b, CAST(i AS DOUBLE) AS d, CAST(i AS DECIMAL(10, 2)) AS m, CAST(i AS STRING) AS s FROM nums;
SELECT id, CAST(d AS INT) AS i, CAST(d AS DECIMAL(10, 1)) AS m, CAST(d AS STRING) AS s FROM nums;
SELECT id, CAST(m AS INT) AS i, CAST(m AS DOUBLE) AS d, CAST(m AS STRING) AS s, CAST(m AS DECIMAL(12, 1)) AS one_digit FROM nums;
SELECT id, CAST(l AS DOUBLE) AS d, CAST(l AS STRING) AS s, CAST(i AS BOOLEAN) AS b FROM nums;
