-- LTRIM, RTRIM and BTRIM take a set of characters.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, '[' || LTRIM(s) || ']' AS a, '[' || RTRIM(s) || ']' AS b, '[' || BTRIM(s) || ']' AS c FROM texts;
SELECT LTRIM('abcabx', 'abc') AS a, RTRIM('xabcab', 'abc') AS b, BTRIM('abxab', 'ab') AS c, BTRIM('한글한', '한') AS d, LTRIM('😀x', '😀') AS e;
SELECT LTRIM('abc', '') AS a, LTRIM('', 'a') AS b, LTRIM(CAST(NULL AS STRING), 'a') AS c, LTRIM('a', CAST(NULL AS STRING)) AS d;
