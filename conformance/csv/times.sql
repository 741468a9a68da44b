-- Spellings of dates and times.
CREATE TABLE t (id INT, d DATE, t TIME, ts TIMESTAMP(3), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_times.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
CREATE TABLE u (id INT, d STRING, t STRING, ts TIMESTAMP(9), ltz TIMESTAMP_LTZ(9)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_times.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT id, ts, ltz FROM u;
CREATE TABLE v (id INT, d DATE, t TIME(3), ts TIMESTAMP(0), ltz STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_times.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT id, t, ts FROM v;
