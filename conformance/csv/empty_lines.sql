-- Empty lines and empty files.
CREATE TABLE t (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_empty_lines.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_empty_lines.csv', 'format' = 'csv');
SELECT * FROM u;
CREATE TABLE e (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_empty.csv', 'format' = 'csv');
SELECT * FROM e;
SELECT COUNT(*) AS n FROM e;
CREATE TABLE m (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/no_such_file.csv', 'format' = 'csv');
SELECT * FROM m;
