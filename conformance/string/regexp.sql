-- REGEXP finds a match anywhere.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REGEXP(s, '[0-9]+') AS a, REGEXP(s, '^h') AS b, REGEXP(s, '') AS c FROM texts;
SELECT REGEXP('abc', 'b') AS a, REGEXP('abc', '^b$') AS b, REGEXP('ABC', '(?i)b') AS c, REGEXP('한글', '글') AS d, REGEXP(CAST(NULL AS STRING), 'a') AS e, REGEXP('a', CAST(NULL AS STRING)) AS f, REGEXP('😀', '^.$') AS g, REGEXP('a1', '\w\d') AS h;
SELECT REGEXP('a', '(') AS a;
SELECT s, p, REGEXP(s, p) AS x FROM (VALUES ('abc', 'b+'), ('abc', '('), ('', '^$')) AS t(s, p);
