-- Many small INSERTs into one directory.
CREATE TABLE t (k STRING, v INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t VALUES ('a', 1);
INSERT INTO t VALUES ('b', 2), ('c', 3);
INSERT INTO t SELECT k || '2', v * 10 FROM t;
SELECT * FROM t;
SELECT COUNT(*) AS n, SUM(v) AS s FROM t;
