-- A table whose directory does not exist yet.
CREATE TABLE t (id INT, status STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
SELECT * FROM t;
INSERT INTO t VALUES (1, 'x');
SELECT * FROM t;
