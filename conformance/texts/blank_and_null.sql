-- Empty texts, blanks and NULL.
CREATE VIEW v AS SELECT * FROM (VALUES (1, ''), (2, ' '), (3, '  x '), (4, CAST(NULL AS STRING)), (5, '　'), (6, 'NULL')) AS t(id, s);
SELECT id, s IS NULL AS n, s = '' AS e, CHAR_LENGTH(s) AS l, CHAR_LENGTH(TRIM(s)) AS t FROM v;
SELECT id, COALESCE(NULLIF(TRIM(s), ''), 'none') AS c FROM v;
SELECT COUNT(s) AS s, COUNT(NULLIF(s, '')) AS e, COUNT(*) AS n FROM v;
SELECT id, s || '!' AS x, CONCAT_WS('-', 'a', s, 'b') AS w FROM v;
