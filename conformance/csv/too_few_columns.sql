-- Rows that are too short.
CREATE TABLE t (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_short.csv', 'format' = 'csv');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_short.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
