-- INSERT INTO appends, INSERT OVERWRITE replaces.
CREATE TABLE o (a INT, b STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o VALUES (1, 'x'), (2, 'y');
INSERT INTO o SELECT 3, 'z';
SELECT * FROM o;
INSERT OVERWRITE o VALUES (9, 'only');
SELECT * FROM o;
-- @cat ${OUT}/a
INSERT OVERWRITE o SELECT a, b FROM o WHERE FALSE;
SELECT COUNT(*) AS n FROM o;
