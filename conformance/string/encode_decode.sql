-- ENCODE and DECODE between text and bytes.
SELECT ENCODE('abc', 'UTF-8') AS a, ENCODE('한', 'UTF-8') AS b, ENCODE('é', 'ISO-8859-1') AS c, ENCODE('한', 'US-ASCII') AS d, ENCODE('a', 'UTF-16BE') AS e, ENCODE('a', 'UTF-16') AS f;
SELECT DECODE(x'ed959c', 'UTF-8') AS a, DECODE(x'e9', 'ISO-8859-1') AS b, DECODE(x'ff41', 'UTF-8') AS c, DECODE(x'0061', 'UTF-16BE') AS d, DECODE(x'', 'UTF-8') AS e;
SELECT ENCODE(CAST(NULL AS STRING), 'UTF-8') AS a, ENCODE('a', CAST(NULL AS STRING)) AS b;
SELECT ENCODE('a', 'nope') AS a;
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, ENCODE(s, 'UTF-8') AS a, DECODE(ENCODE(s, 'UTF-8'), 'UTF-8') = s AS b FROM texts;
