-- Rows that are too long.
CREATE TABLE t (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_long.csv', 'format' = 'csv');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_long.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
CREATE TABLE v (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_long.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM v;
