-- ASCII gives the first byte, signed; CHR the Latin-1 character modulo 256.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, ASCII(s) AS a FROM texts;
SELECT ASCII('A') AS a, ASCII('') AS b, ASCII('한') AS c, ASCII('😀') AS d, ASCII(CAST(NULL AS STRING)) AS e;
SELECT CHR(65) AS a, CHR(97) AS b, CHR(256 + 65) AS c, CHR(233) AS d, CHR(-1) AS e, CHR(CAST(NULL AS INT)) AS f;
SELECT CHAR_LENGTH(CHR(0)) AS a, CHR(0) = U&'\0000' AS b, CHR(54620) AS c, ASCII(CHR(200)) AS d;
