-- CONCAT is NULL with a NULL; || too.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, CONCAT(s, '-', s) AS a, s || '!' AS b, CONCAT(s) AS c FROM texts;
SELECT CONCAT('a', 'b', 'c') AS a, CONCAT('a', CAST(NULL AS STRING)) AS b, 'a' || CAST(NULL AS STRING) AS c, CONCAT('', '') AS d, CONCAT('한', '😀') AS e, CAST('a' AS CHAR(3)) || 'b' AS f;
SELECT CONCAT(CAST(1 AS STRING), 'a') AS a, CONCAT('a', 'b') || 'c' AS b;
SELECT 'a' || 1 AS a;
SELECT CONCAT('a', 1) AS a;
