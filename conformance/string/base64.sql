-- TO_BASE64 and FROM_BASE64.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, TO_BASE64(s) AS a, FROM_BASE64(TO_BASE64(s)) AS b FROM texts;
SELECT TO_BASE64('hello') AS a, FROM_BASE64('aGVsbG8=') AS b, TO_BASE64('') AS c, FROM_BASE64('') AS d, TO_BASE64(CAST(NULL AS STRING)) AS e;
SELECT FROM_BASE64('aGVsbG8') AS a;
SELECT FROM_BASE64('!!!') AS a;
