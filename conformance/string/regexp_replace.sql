-- REGEXP_REPLACE.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REGEXP_REPLACE(s, '[aeiou]', '*') AS a, REGEXP_REPLACE(s, '\s+', '_') AS b FROM texts;
SELECT REGEXP_REPLACE('foobar', 'oo|ar', '') AS a, REGEXP_REPLACE('john smith', '(\w+) (\w+)', '$2 $1') AS b, REGEXP_REPLACE('aaa', 'a*', 'x') AS c, REGEXP_REPLACE('', '^', 'x') AS d, REGEXP_REPLACE('a\b', '\\', '/') AS e, REGEXP_REPLACE('한글', '.', 'x') AS f, REGEXP_REPLACE('😀', '.', 'x') AS g;
SELECT s, p, r, REGEXP_REPLACE(s, p, r) AS x FROM (VALUES ('abc', '(', 'x'), ('abc', 'b', '\'), ('abc', 'b', '$'), ('abc', 'b', CAST(NULL AS STRING)), (CAST(NULL AS STRING), 'b', 'x')) AS t(s, p, r);
