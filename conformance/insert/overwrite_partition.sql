-- INSERT OVERWRITE replaces the partitions that it writes.
CREATE TABLE o (a INT, p STRING) PARTITIONED BY (p) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o VALUES (1, 'x'), (2, 'y');
INSERT OVERWRITE o VALUES (9, 'x');
SELECT * FROM o;
INSERT OVERWRITE o PARTITION (p = 'y') VALUES 8;
SELECT * FROM o;
INSERT OVERWRITE o SELECT a, p FROM o WHERE FALSE;
SELECT * FROM o;
SELECT DISTINCT p FROM o;
SHOW PARTITIONS o;
