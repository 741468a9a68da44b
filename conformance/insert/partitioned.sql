-- Partitioned tables: static and dynamic partitions.
CREATE TABLE o (a INT, p STRING, q INT) PARTITIONED BY (p, q) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o VALUES (1, 'x', 1), (2, 'x', 2), (3, 'y', 1);
INSERT INTO o PARTITION (p = 'z', q = 9) SELECT 7;
INSERT INTO o PARTITION (p = 'w') SELECT 8, 5;
SELECT * FROM o;
SELECT a FROM o WHERE p = 'x';
SELECT p, COUNT(*) AS n FROM o GROUP BY p;
SELECT a FROM o WHERE q > 1 AND p <> 'z';
-- @cat ${OUT}/a/p=x/q=1
-- @cat ${OUT}/a/p=z/q=9
-- @cat ${OUT}/a/p=w
INSERT OVERWRITE o PARTITION (p = 'x', q = 1) SELECT 100;
SELECT * FROM o;
