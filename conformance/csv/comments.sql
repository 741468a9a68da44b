-- allow-comments.
CREATE TABLE t (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_comments.csv', 'format' = 'csv', 'csv.allow-comments' = 'true');
SELECT * FROM t;
CREATE TABLE u (id STRING, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_comments.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
