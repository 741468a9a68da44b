-- PRINTF with several kinds of values.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, PRINTF('%d/%s', i, 'x') AS p FROM nums WHERE i IS NOT NULL;
SELECT id, PRINTF('%05d', id) AS z, PRINTF('%s-%s', CAST(d AS STRING), CAST(m AS STRING)) AS s FROM nums;
