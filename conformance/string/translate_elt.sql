-- TRANSLATE and ELT.
SELECT TRANSLATE('hello', 'el', 'ip') AS a, TRANSLATE('hello', 'elo', 'x') AS b, TRANSLATE('hello', '', 'x') AS c, TRANSLATE('한글', '한', 'x') AS d, TRANSLATE('aab', 'aa', 'xy') AS e, TRANSLATE('abc', 'abc', '') AS f, TRANSLATE(CAST(NULL AS STRING), 'a', 'b') AS g;
SELECT ELT(1, 'a', 'b') AS a, ELT(2, 'a', 'b') AS b;
SELECT n, ELT(n, 'a', 'b') AS x FROM (VALUES 0, 1, 2, 3, -1, CAST(NULL AS INT)) AS t(n);
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, TRANSLATE(s, 'aeiou', 'AEIOU') AS a FROM texts;
