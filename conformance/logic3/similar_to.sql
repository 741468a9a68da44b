-- SIMILAR TO: SQL's regular expressions.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id FROM texts WHERE s SIMILAR TO '(hello|z)';
SELECT id FROM texts WHERE s SIMILAR TO '[a-z]+';
SELECT id FROM texts WHERE s NOT SIMILAR TO '%[a-z]%';
SELECT 'abc' SIMILAR TO 'a_c' AS a, 'abc' SIMILAR TO 'a%' AS b, 'abc' SIMILAR TO '(a|b)%' AS c, 'aaa' SIMILAR TO 'a{3}' AS d, 'a.c' SIMILAR TO 'a.c' AS e, 'abc' SIMILAR TO 'a.c' AS f, 'x' SIMILAR TO '[^y]' AS g, '5' SIMILAR TO '[0-9]' AS h;
SELECT 'a%' SIMILAR TO 'a!%' ESCAPE '!' AS a, 'ab' SIMILAR TO 'a!%' ESCAPE '!' AS b;
SELECT CAST(NULL AS STRING) SIMILAR TO 'a' AS a;
SELECT '5' SIMILAR TO '[[:DIGIT:]]' AS a, 'x' SIMILAR TO '[[:ALPHA:]]' AS b;
