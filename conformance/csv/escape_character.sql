-- escape-character.
CREATE TABLE t (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_escape.csv', 'format' = 'csv', 'csv.escape-character' = '\');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_escape.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
