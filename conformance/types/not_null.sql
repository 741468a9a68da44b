-- NOT NULL columns.
CREATE TABLE t (id INT NOT NULL, city STRING NOT NULL) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
DESCRIBE t;
INSERT INTO t VALUES (1, 'Seoul'), (2, 'Busan');
SELECT id + 1 AS n, UPPER(city) AS c, id IS NULL AS x FROM t;
SELECT COUNT(id) AS n, MAX(id) AS m, SUM(id) AS s FROM t;
SELECT id, COUNT(*) AS n FROM t GROUP BY id;
