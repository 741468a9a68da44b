-- CEIL, CEILING and FLOOR of numbers.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CEIL(d) AS c, FLOOR(d) AS f, CEILING(m) AS cm, FLOOR(m) AS fm FROM nums;
SELECT id, CEIL(i) AS ci, FLOOR(l) AS fl FROM nums;
SELECT FLOOR(d / 10) * 10 AS bucket, COUNT(*) AS n FROM nums GROUP BY FLOOR(d / 10) * 10;
