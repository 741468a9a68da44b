-- OVERLAY ... PLACING.
SELECT OVERLAY('This is an old string' PLACING ' new' FROM 10 FOR 5) AS a, OVERLAY('abcdef' PLACING 'XY' FROM 2) AS b, OVERLAY('abcdef' PLACING 'XYZ' FROM 2 FOR 1) AS c;
SELECT s, p, f, n, OVERLAY(s PLACING p FROM f FOR n) AS x FROM (VALUES ('abcdef', 'X', 1, 1), ('abcdef', 'X', 0, 1), ('abcdef', 'X', 7, 1), ('abcdef', 'X', 9, 1), ('abcdef', '', 2, 3), ('abcdef', 'X', 2, 0), ('abcdef', 'X', 2, -1), ('abcdef', 'X', -1, 2), ('한글한글', '한', 2, 1), ('😀x', 'y', 1, 1), (CAST(NULL AS STRING), 'X', 1, 1)) AS t(s, p, f, n);
