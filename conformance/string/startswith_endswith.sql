-- STARTSWITH and ENDSWITH.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, STARTSWITH(s, 'h') AS a, ENDSWITH(s, 'o') AS b, STARTSWITH(s, '') AS c FROM texts;
SELECT STARTSWITH('한글', '한') AS a, ENDSWITH('x😀', '😀') AS b, STARTSWITH('', '') AS c, STARTSWITH('a', 'ab') AS d, STARTSWITH(CAST(NULL AS STRING), 'a') AS e, ENDSWITH('a', CAST(NULL AS STRING)) AS f;
SELECT STARTSWITH(x'0102', x'01') AS a, ENDSWITH(x'0102', x'01') AS b;
