-- DDL of partitioned tables.
CREATE TABLE t (id INT, v STRING, y INT, m INT) COMMENT 'by month' PARTITIONED BY (y, m) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
DESCRIBE t;
INSERT INTO t VALUES (1, 'a', 2024, 1), (2, 'b', 2024, 2), (3, 'c', 2023, 12);
SELECT y, m, COUNT(*) AS n FROM t GROUP BY y, m;
SELECT * FROM t WHERE y = 2024 ORDER BY id;
SELECT v FROM t WHERE m = 12;
