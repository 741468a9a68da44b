-- Letters that look alike are different.
CREATE VIEW v AS SELECT * FROM (VALUES (1, U&'\00E9'), (2, U&'e\0301'), (3, 'e'), (4, U&'\AC00'), (5, U&'\1100\1161'), (6, U&'\FF21'), (7, 'A')) AS t(id, s);
SELECT id, s, CHAR_LENGTH(s) AS n FROM v;
SELECT COUNT(DISTINCT s) AS d FROM v;
SELECT a.id AS x, b.id AS y FROM v a JOIN v b ON a.s = b.s AND a.id < b.id;
SELECT id FROM v ORDER BY s;
