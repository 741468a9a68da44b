-- Which strings are quoted.
CREATE TABLE o (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o SELECT id, s FROM (VALUES (1, 'plain'), (2, 'two words'), (3, 'a,b'), (4, 'say "hi"'), (5, ''), (6, CAST(NULL AS STRING)), (7, '한글'), (8, '한글 공백'), (9, '😀'), (10, 'a''b'), (11, U&'tab\0009x'), (12, 'line
end'), (13, ' lead'), (14, '#x'), (15, 'a-b'), (16, 'a;b'), (17, 'A/z'), (18, '+x'), (19, '123'), (20, 'back\slash'), (21, 'a!b'), (22, 'x=y')) AS t(id, s);
-- @cat ${OUT}/a
SELECT * FROM o;
