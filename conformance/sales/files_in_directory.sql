-- A directory with several files is one table.
CREATE TABLE a (id INT, v STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/d', 'format' = 'csv');
INSERT INTO a VALUES (1, 'first');
INSERT INTO a VALUES (2, 'second');
INSERT INTO a VALUES (3, 'third');
SELECT * FROM a;
SELECT COUNT(*) AS n FROM a;
-- @cat ${OUT}/d
