-- null-literal, quoted and unquoted.
CREATE TABLE t (id INT, s STRING, n STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_nulls.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING, n STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_nulls.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT * FROM u;
CREATE TABLE v (id INT, s STRING, n STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_nulls.csv', 'format' = 'csv');
SELECT * FROM v;
CREATE TABLE w (id INT, s STRING, n INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_nulls.csv', 'format' = 'csv', 'csv.null-literal' = 'n/a', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM w;
CREATE TABLE x (id INT, s STRING, n INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_nulls.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM x;
