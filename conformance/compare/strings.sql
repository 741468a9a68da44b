-- Strings compare by UTF-8 bytes; CHAR pads but its comparison does not trim.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id FROM texts WHERE s = 'hello';
SELECT id FROM texts WHERE s > 'hello';
SELECT id FROM texts WHERE s = '';
SELECT id FROM texts WHERE s <> '';
SELECT id, s < 'z' AS a, s >= '한' AS b FROM texts;
SELECT 'a' = 'a ' AS a, CAST('ab' AS CHAR(4)) = 'ab' AS b, CAST('ab' AS CHAR(4)) = CAST('ab' AS CHAR(4)) AS c, 'B' < 'a' AS d, '' = '' AS e, '😀' > '한' AS f, '｡' < '😀' AS g;
SELECT CAST('ab' AS CHAR(4)) = CAST('ab' AS CHAR(3)) AS a, CAST('ab ' AS VARCHAR(5)) = CAST('ab' AS CHAR(3)) AS b;
