-- POSITION, LOCATE and INSTR count from one; zero means absent.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, POSITION('l' IN s) AS a, LOCATE('l', s) AS b, INSTR(s, 'l') AS c FROM texts;
SELECT POSITION('' IN 'abc') AS a, POSITION('c' IN 'abcabc') AS b, POSITION('글' IN '한글') AS c, POSITION('x' IN '😀x') AS d, POSITION('A' IN 'a') AS e, POSITION(CAST(NULL AS STRING) IN 'a') AS f, POSITION('a' IN '') AS g;
