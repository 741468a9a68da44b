-- Ordered inserts and inserts of set operations.
CREATE TABLE o (a INT, b STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o SELECT a, b FROM (VALUES (2, 'x'), (1, 'y')) AS t(a, b) ORDER BY a;
INSERT INTO o SELECT 3, 'z' UNION ALL SELECT 4, 'w';
INSERT INTO o SELECT a, b FROM (VALUES (9, 'q'), (8, 'r')) AS t(a, b) ORDER BY a LIMIT 1;
-- @cat ${OUT}/a
SELECT a, b FROM o ORDER BY a;
