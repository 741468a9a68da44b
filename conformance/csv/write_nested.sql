-- Arrays and rows in files.
CREATE TABLE a (id INT, x ARRAY<INT>, y ARRAY<STRING>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO a VALUES (1, ARRAY[1, 2, 3], ARRAY['a', 'b']), (2, CAST(NULL AS ARRAY<INT>), ARRAY['x y']);
-- @cat ${OUT}/a
SELECT * FROM a;
CREATE TABLE b (id INT, r ROW<p INT, q STRING>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv');
INSERT INTO b VALUES (1, ROW(1, 'a')), (2, ROW(CAST(NULL AS INT), 'b'));
-- @cat ${OUT}/b
SELECT * FROM b;
CREATE TABLE c (id INT, m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv');
INSERT INTO c VALUES (1, MAP['a', 1]);
