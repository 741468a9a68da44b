-- A header line is a row like others.
CREATE TABLE t (id INT, name STRING, amount DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
CREATE TABLE u (id INT, name STRING, amount DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_header.csv', 'format' = 'csv');
SELECT * FROM u;
CREATE TABLE v (name STRING, id STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM v;
