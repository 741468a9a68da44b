-- CHAR_LENGTH counts UTF-16 units or code points: beyond the BMP the oracle decides.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, CHAR_LENGTH(s) AS a, CHARACTER_LENGTH(s) AS b FROM texts;
SELECT CHAR_LENGTH('') AS a, CHAR_LENGTH('한글') AS b, CHAR_LENGTH('😀') AS c, CHAR_LENGTH('é') AS d, CHAR_LENGTH(CAST('ab' AS CHAR(5))) AS e, CHAR_LENGTH(CAST(NULL AS STRING)) AS f;
SELECT LENGTH('abc') AS a;
SELECT OCTET_LENGTH('abc') AS a;
