-- CONCAT_WS skips NULLs but not empty texts.
SELECT CONCAT_WS('~', 'AA', CAST(NULL AS STRING), 'BB', '', 'CC') AS a, CONCAT_WS(CAST(NULL AS STRING), 'a', 'b') AS b, CONCAT_WS('', 'a', 'b') AS c, CONCAT_WS(',', CAST(NULL AS STRING), CAST(NULL AS STRING)) AS d, CONCAT_WS(', ', '한', '😀') AS e;
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, CONCAT_WS('|', s, NULLIF(s, 'z'), 'end') AS a FROM texts;
