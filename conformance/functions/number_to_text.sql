-- Numbers in texts.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, 'i=' || CAST(i AS STRING) || ', m=' || CAST(m AS STRING) AS t FROM nums;
SELECT id, CAST(d AS VARCHAR(6)) AS d6, CAST(CAST(d AS DECIMAL(10, 2)) AS STRING) AS d2 FROM nums;
SELECT id, CAST(CAST(l AS STRING) AS BIGINT) = l AS same FROM nums;
SELECT id, CHAR_LENGTH(CAST(l AS STRING)) AS digits FROM nums;
