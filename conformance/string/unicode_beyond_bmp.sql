-- Functions that count, cut and pad beyond the basic plane.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, CHAR_LENGTH(s) AS n, REVERSE(s) AS r, LEFT(s, 1) AS l, RIGHT(s, 1) AS rr, SUBSTRING(s, 2, 1) AS x, POSITION('x' IN s) AS p, LPAD(s, 5, '😂') AS pad FROM texts WHERE id IN (6, 7, 16);
SELECT UPPER('😀a') AS a, '😀' < '￿' AS b, '😀' LIKE '_' AS c, '😀' SIMILAR TO '_' AS d, REPLACE('a😀b', '😀', '') AS e, OVERLAY('😀b' PLACING 'x' FROM 2) AS f, SPLIT_INDEX('a😀b', '😀', 1) AS g, TRANSLATE('😀', '😀', 'x') AS h, INITCAP('😀a') AS i;
SELECT CAST('😀b' AS CHAR(2)) AS a, CAST('😀b' AS VARCHAR(1)) AS b, CAST('😀b' AS CHAR(4)) || '|' AS c, CHAR_LENGTH('👨‍👩‍👧') AS d, REVERSE('👨‍👩') AS e;
