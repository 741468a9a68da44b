-- REPEAT and REVERSE.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REVERSE(s) AS a, REPEAT(s, 2) AS b FROM texts;
SELECT REPEAT('ab', 3) AS a, REPEAT('ab', 0) AS b, REPEAT('ab', -1) AS c, REPEAT('', 5) AS d, REVERSE('') AS e, REVERSE('한글😀') AS f, REPEAT('a', CAST(NULL AS INT)) AS g, REVERSE('e' || U&'\0301') AS h;
