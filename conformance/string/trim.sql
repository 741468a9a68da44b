-- TRIM with LEADING, TRAILING, BOTH and a character.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, '[' || TRIM(s) || ']' AS a, '[' || TRIM(LEADING FROM s) || ']' AS b, '[' || TRIM(TRAILING FROM s) || ']' AS c FROM texts;
SELECT TRIM(BOTH 'x' FROM 'xxaxx') AS a, TRIM(LEADING 'x' FROM 'xxaxx') AS b, TRIM(TRAILING 'x' FROM 'xxaxx') AS c, TRIM('x' FROM 'xax') AS d, TRIM(BOTH '한' FROM '한글한') AS e, TRIM(BOTH '😀' FROM '😀a😀') AS f;
SELECT '[' || TRIM(U&'\0009 a \000A') || ']' AS a, '[' || TRIM('') || ']' AS b, TRIM(CAST(NULL AS STRING)) AS c;
SELECT TRIM(BOTH 'ab' FROM 'abcab') AS a;
SELECT TRIM(BOTH '' FROM 'a') AS a;
