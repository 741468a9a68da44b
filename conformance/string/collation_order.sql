-- ORDER BY, MIN and MAX go by UTF-8 bytes.
SELECT s FROM (VALUES 'b', 'B', 'a', 'A', '', ' ', 'é', 'z', '한', '😀', '｡', 'Ω', '10', '9', 'aa', 'a b') AS t(s) ORDER BY s;
SELECT MIN(s) AS a, MAX(s) AS b FROM (VALUES 'b', 'B', 'é', '한', '😀', '｡') AS t(s);
SELECT '｡' < '😀' AS a, 'Z' < 'a' AS b, 'a' < 'á' AS c, '' < ' ' AS d;
