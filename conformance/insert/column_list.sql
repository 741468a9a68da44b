-- A column list: the other columns are NULL.
CREATE TABLE o (a INT, b STRING, c DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o (b, a) VALUES ('x', 1);
INSERT INTO o (a) SELECT 2;
INSERT INTO o (c, b) VALUES (1.5E0, 'only');
SELECT * FROM o;
-- @cat ${OUT}/a
INSERT INTO o (nope) VALUES (1);
INSERT INTO o (a, a) VALUES (1, 2);
INSERT INTO o VALUES (1, 'x');
INSERT INTO o VALUES (1, 'x', 2E0, 4);
INSERT INTO nope VALUES (1);
