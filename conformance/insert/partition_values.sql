-- Partition values with special characters and types.
CREATE TABLE o (a INT, p STRING) PARTITIONED BY (p) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o VALUES (1, 'a b'), (2, 'a/b'), (3, '한글'), (4, 'a=b'), (5, '50%'), (6, 'a:b');
SELECT * FROM o;
-- @cat ${OUT}/a/p=a b
-- @cat ${OUT}/a/p=a%2Fb
-- @cat ${OUT}/a/p=a%3Db
CREATE TABLE n (a INT, p INT, q BIGINT) PARTITIONED BY (p, q) WITH ('connector' = 'filesystem', 'path' = '${OUT}/n', 'format' = 'csv');
INSERT INTO n VALUES (1, -5, 10000000000), (2, 7, 0);
SELECT * FROM n;
CREATE TABLE d (a INT, p DATE) PARTITIONED BY (p) WITH ('connector' = 'filesystem', 'path' = '${OUT}/d', 'format' = 'csv');
INSERT INTO d VALUES (1, DATE '2024-02-29');
SELECT * FROM d;
-- @cat ${OUT}/d/p=19782
