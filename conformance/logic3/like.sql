-- LIKE and NOT LIKE.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id FROM texts WHERE s LIKE 'h%';
SELECT id FROM texts WHERE s LIKE '%l%';
SELECT id FROM texts WHERE s LIKE '_';
SELECT id FROM texts WHERE s LIKE '__';
SELECT id FROM texts WHERE s LIKE '%';
SELECT id FROM texts WHERE s LIKE '';
SELECT id FROM texts WHERE s NOT LIKE '%a%';
SELECT id, s LIKE '한_ %' AS a, s LIKE '😀_😂' AS b, s LIKE '%ß%' AS c, s LIKE 'HELLO' AS d FROM texts;
SELECT 'a' LIKE 'a' AS a, 'abc' LIKE 'a%c' AS b, 'a.c' LIKE 'a.c' AS c, 'abc' LIKE 'a.c' AS d, 'a
b' LIKE 'a_b' AS e, '' LIKE '%' AS f, 'abc' LIKE '%b' AS g, 'a+b' LIKE '%+%' AS h, '[x]' LIKE '[x]' AS i;
SELECT CAST(NULL AS STRING) LIKE '%' AS a, 'a' LIKE CAST(NULL AS STRING) AS b;
