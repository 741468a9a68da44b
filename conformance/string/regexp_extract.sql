-- REGEXP_EXTRACT.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REGEXP_EXTRACT(s, '([a-z]+)([A-Z]*)') AS a, REGEXP_EXTRACT(s, '([a-z]+)([A-Z]*)', 2) AS b FROM texts;
SELECT REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 2) AS a, REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 0) AS b, REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 1) AS c, REGEXP_EXTRACT('abc', 'x(.)', 1) AS d, REGEXP_EXTRACT('abc', 'a(x)?b', 1) AS e, REGEXP_EXTRACT('abc', 'b') AS f;
SELECT s, p, i, REGEXP_EXTRACT(s, p, i) AS x FROM (VALUES ('abc', '(b)', 1), ('abc', '(b)', 2), ('abc', '(b)', -1), ('abc', '(', 0), (CAST(NULL AS STRING), 'a', 0), ('한글', '(글)', 1)) AS t(s, p, i);
