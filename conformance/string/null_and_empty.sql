-- Functions over NULL texts in one row.
SELECT UPPER(s) AS a, TRIM(s) AS b, SUBSTRING(s, 1) AS c, LEFT(s, 1) AS d, REPLACE(s, 'a', 'b') AS e, REVERSE(s) AS f, MD5(s) AS g, REGEXP(s, 'a') AS h, s LIKE 'a' AS i, CHAR_LENGTH(s) AS j, INITCAP(s) AS k FROM (VALUES (CAST(NULL AS STRING)), ('')) AS t(s);
