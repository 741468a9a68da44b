-- Computed columns.
CREATE TABLE t (id INT, name STRING, twice AS id * 2, shout AS UPPER(name) || '!', odd AS MOD(id, 2) = 1) WITH ('connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT shout FROM t WHERE odd;
DESCRIBE t;
INSERT INTO t (id, name, twice) VALUES (1, 'x', 2);
CREATE TABLE u (a INT, b AS c, c AS a) WITH ('connector' = 'blackhole');
CREATE TABLE v (a INT, b AS nope) WITH ('connector' = 'blackhole');
