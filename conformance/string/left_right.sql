-- LEFT and RIGHT.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, LEFT(s, 2) AS a, RIGHT(s, 2) AS b FROM texts;
SELECT LEFT('flink', 0) AS a, LEFT('flink', -1) AS b, LEFT('flink', 10) AS c, RIGHT('flink', 0) AS d, RIGHT('flink', -1) AS e, RIGHT('flink', 10) AS f, LEFT('😀x', 1) AS g, RIGHT('x😀', 1) AS h, LEFT(CAST(NULL AS STRING), 1) AS i, LEFT('a', CAST(NULL AS INT)) AS j;
