-- MD5, SHA1, SHA2 family as lower-case hexadecimal text.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, MD5(s) AS a, SHA1(s) AS b FROM texts;
SELECT MD5('') AS a, SHA1('') AS b, SHA224('abc') AS c, SHA256('abc') AS d, SHA384('abc') AS e, SHA512('abc') AS f;
SELECT SHA2('abc', 224) AS a, SHA2('abc', 256) AS b, SHA2('abc', 384) AS c, SHA2('abc', 512) AS d, SHA2('한글😀', 256) AS e, MD5(CAST(NULL AS STRING)) AS f;
SELECT SHA2('abc', 1) AS a;
SELECT n, SHA2('abc', n) AS x FROM (VALUES 224, 256, CAST(NULL AS INT)) AS t(n);
