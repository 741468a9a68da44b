-- REGEXP_COUNT, REGEXP_INSTR, REGEXP_SUBSTR, REGEXP_EXTRACT_ALL.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, REGEXP_COUNT(s, '[a-z]') AS a, REGEXP_INSTR(s, '[A-Z]') AS b, REGEXP_SUBSTR(s, '[a-z]+') AS c FROM texts;
SELECT REGEXP_EXTRACT_ALL('a1b22c333', '([a-z])([0-9]+)') AS a, REGEXP_EXTRACT_ALL('a1b22c333', '([a-z])([0-9]+)', 2) AS b, REGEXP_EXTRACT_ALL('abc', 'x') AS c;
SELECT REGEXP_COUNT('abab', 'ab') AS a, REGEXP_COUNT('abc', '') AS b, REGEXP_INSTR('한글x', 'x') AS c, REGEXP_SUBSTR('abc', 'x') AS d, REGEXP_COUNT(CAST(NULL AS STRING), 'a') AS e;
SELECT REGEXP_COUNT('abc', '(') AS a;
