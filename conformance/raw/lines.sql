-- raw: one column, one line.
CREATE TABLE t (s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/raw_lines.txt', 'format' = 'raw');
SELECT s, CHAR_LENGTH(s) AS n FROM t;
SELECT COUNT(*) AS n FROM t;
CREATE TABLE b (s BYTES) WITH ('connector' = 'filesystem', 'path' = '${DATA}/raw_lines.txt', 'format' = 'raw');
SELECT * FROM b;
CREATE TABLE u (a STRING, b STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/raw_lines.txt', 'format' = 'raw');
SELECT * FROM u;
CREATE TABLE c (s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/raw_lines.txt', 'format' = 'raw', 'raw.charset' = 'ISO-8859-1');
SELECT * FROM c;
