-- SUBSTRING in its three spellings, with zero, negative and absurd positions.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, SUBSTRING(s, 2) AS a, SUBSTRING(s, 2, 3) AS b, SUBSTRING(s FROM 1 FOR 1) AS c, SUBSTR(s, -2) AS d FROM texts;
SELECT SUBSTRING('flink', 0, 2) AS a, SUBSTRING('flink', 1, 2) AS b, SUBSTRING('flink', -3) AS c, SUBSTRING('flink', -3, 2) AS d, SUBSTRING('flink', 6) AS e, SUBSTRING('flink', 5) AS f, SUBSTRING('flink', -9) AS g, SUBSTRING('flink', 2, 0) AS h, SUBSTRING('flink', 2, 100) AS i;
SELECT SUBSTRING('😀x😂', 1, 1) AS a, SUBSTRING('😀x😂', 2, 1) AS b, SUBSTRING('😀x😂', 2) AS c, SUBSTRING('한글', 2) AS d, SUBSTRING('', 1) AS e;
SELECT s, n, l, SUBSTRING(s, n, l) AS x FROM (VALUES ('flink', 0, 0), ('flink', -9, 2), ('flink', -9, 7), ('flink', 3, -1), ('flink', 2147483647, 1), ('flink', 2, 2147483647), ('flink', CAST(NULL AS INT), 1), (CAST(NULL AS STRING), 1, 1)) AS t(s, n, l);
SELECT SUBSTRING('flink', 3, -1) AS a;
SELECT SUBSTRING(CAST('ab' AS CHAR(4)), 2) AS a;
