-- What a BOOLEAN may look like.
CREATE TABLE t (id INT, b BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bools.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
CREATE TABLE u (id INT, b BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bools.csv', 'format' = 'csv');
SELECT * FROM u;
