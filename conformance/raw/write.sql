-- Writing raw values.
CREATE TABLE o (s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'raw');
INSERT INTO o VALUES 'a', '한글 😀', '', 'two words';
-- @cat ${OUT}/a
CREATE TABLE p (s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'raw', 'raw.charset' = 'UTF-16BE');
INSERT INTO p VALUES 'A';
-- @cat ${OUT}/b
CREATE TABLE q (n INT) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'raw');
INSERT INTO q VALUES 1094861636;
-- @cat ${OUT}/c
SELECT * FROM q;
