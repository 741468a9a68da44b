-- LIKE with ESCAPE, and a pattern that comes from a column.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id FROM texts WHERE s LIKE '%!%%' ESCAPE '!';
SELECT id FROM texts WHERE s LIKE '%!_%' ESCAPE '!';
SELECT id FROM texts WHERE s LIKE '%\%' ESCAPE '!';
SELECT '100%' LIKE '100\%' AS a, '100%' LIKE '100\%' ESCAPE '\' AS b, 'a\b' LIKE 'a\b' AS c, 'a_b' LIKE 'a#_b' ESCAPE '#' AS d, 'axb' LIKE 'a#_b' ESCAPE '#' AS e, 'a#b' LIKE 'a##b' ESCAPE '#' AS f;
SELECT s, p, s LIKE p AS m FROM (VALUES ('abc', 'a%'), ('abc', '_b_'), ('abc', 'A%'), ('', ''), ('a', CAST(NULL AS STRING)), ('a%', 'a\%')) AS t(s, p);
SELECT 'a' LIKE 'a!' ESCAPE '!' AS a;
SELECT 'a' LIKE '!a' ESCAPE '!' AS a;
SELECT 'a' LIKE 'a' ESCAPE '!!' AS a;
