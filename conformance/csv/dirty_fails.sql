-- Without ignore-parse-errors the job fails.
CREATE TABLE t (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bad_number.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT COUNT(*) AS n FROM t;
SELECT id FROM t;
CREATE TABLE u (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bad_number.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
