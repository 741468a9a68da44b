-- Types and nullability of string functions.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT UPPER(s) AS a, s || 'x' AS b, CONCAT(s, 'x') AS c, SUBSTRING(s, 1, 2) AS d, TRIM(s) AS e, LPAD(s, 5, ' ') AS f, CHAR_LENGTH(s) AS g, POSITION('a' IN s) AS h, s LIKE 'a' AS i, REPLACE(s, 'a', 'b') AS j, LEFT(s, 1) AS k, INITCAP(s) AS l, MD5(s) AS m, REGEXP_EXTRACT(s, 'a') AS n, SPLIT_INDEX(s, ',', 0) AS o, STR_TO_MAP(s) AS p, ASCII(s) AS q FROM texts WHERE FALSE;
SELECT UPPER('abc') AS a, 'abc' || 'de' AS b, CONCAT('abc', 'de') AS c, SUBSTRING('abc', 1, 2) AS d, TRIM(' a ') AS e, LPAD('a', 5, ' ') AS f, CHAR_LENGTH('abc') AS g, POSITION('a' IN 'abc') AS h, 'a' LIKE 'a' AS i, REPLACE('abc', 'a', 'b') AS j, LEFT('abc', 1) AS k, REPEAT('a', 3) AS l, REVERSE('abc') AS m, CONCAT_WS(',', 'a', 'b') AS n, MD5('a') AS o, SHA2('a', 256) AS p, TO_BASE64('a') AS q, HEX('a') AS r, UNHEX('61') AS u, ENCODE('a', 'UTF-8') AS v, DECODE(x'61', 'UTF-8') AS w;
SELECT CAST('a' AS VARCHAR(5)) || CAST('b' AS VARCHAR(3)) AS a, CAST('a' AS CHAR(2)) || CAST('b' AS CHAR(3)) AS b, UPPER(CAST('a' AS VARCHAR(5))) AS c, TRIM(CAST('a' AS VARCHAR(5))) AS d, SUBSTRING(CAST('abc' AS VARCHAR(5)), 2) AS e, REPLACE(CAST('a' AS VARCHAR(5)), 'a', 'b') AS f;
