-- REPLACE takes everything literally.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REPLACE(s, 'l', 'L') AS a, REPLACE(s, ' ', '') AS b FROM texts;
SELECT REPLACE('hello world', 'world', 'flink') AS a, REPLACE('ababab', 'abab', 'z') AS b, REPLACE('a.c', '.', '$1') AS c, REPLACE('abc', '', 'x') AS d, REPLACE('', 'a', 'b') AS e, REPLACE('한글', '글', '') AS f, REPLACE('😀', '😀', 'x') AS g, REPLACE('a', CAST(NULL AS STRING), 'b') AS h;
