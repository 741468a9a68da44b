-- Escapes in written texts.
CREATE TABLE o (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o VALUES (1, U&'a\0009b'), (2, U&'a\000Ab'), (3, U&'\0001\001F\007F'), (4, U&'\2028\00E9\0080'), (5, '<>&''');
-- @cat ${OUT}/a
SELECT * FROM o;
