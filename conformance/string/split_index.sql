-- SPLIT_INDEX counts from zero.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, SPLIT_INDEX(s, ' ', 0) AS a, SPLIT_INDEX(s, ' ', 1) AS b, SPLIT_INDEX(s, ',', 2) AS c FROM texts;
SELECT SPLIT_INDEX('a,b,c', ',', 0) AS a, SPLIT_INDEX('a,b,c', ',', 2) AS b, SPLIT_INDEX('a,b,c', ',', 3) AS c, SPLIT_INDEX('a,b,c', ',', -1) AS d, SPLIT_INDEX('a,,c', ',', 1) AS e, SPLIT_INDEX('', ',', 0) AS f, SPLIT_INDEX('abc', '', 0) AS g, SPLIT_INDEX('a;;b', ';;', 1) AS h, SPLIT_INDEX('a,b,', ',', 2) AS i;
SELECT SPLIT_INDEX('a,b', CAST(NULL AS STRING), 0) AS a, SPLIT_INDEX('a,b', ',', CAST(NULL AS INT)) AS b;
SELECT SPLIT_INDEX('a,b', 44, 1) AS a;
