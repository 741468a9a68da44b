-- INITCAP treats only ASCII letters and digits as part of words.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, INITCAP(s) AS a FROM texts;
SELECT INITCAP('hello wORLD') AS a, INITCAP('a1b c-d') AS b, INITCAP('straße') AS c, INITCAP('') AS d, INITCAP(CAST(NULL AS STRING)) AS e, INITCAP('한글 abc') AS f, INITCAP('o''neil') AS g;
