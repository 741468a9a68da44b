-- Keys of different types.
CREATE TABLE t (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ints.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE k (id BIGINT, a SMALLINT, txt STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/k', 'format' = 'csv');
INSERT INTO k VALUES (1, CAST(100 AS SMALLINT), 'one'), (3, CAST(0 AS SMALLINT), 'three');
SELECT t.id, k.txt FROM t JOIN k ON t.id = k.id;
SELECT t.id, k.txt FROM t JOIN k ON t.a = k.a;
SELECT id FROM t WHERE id IN (SELECT id FROM k);
