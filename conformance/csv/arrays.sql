-- ARRAY and ROW columns and their delimiter.
CREATE TABLE t (id INT, a ARRAY<INT>, b ARRAY<STRING>, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_arrays.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT id, a[1] AS x, CARDINALITY(b) AS n FROM t;
CREATE TABLE u (id INT, a ARRAY<INT>, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_arrays_other.csv', 'format' = 'csv', 'csv.array-element-delimiter' = '|');
SELECT * FROM u;
CREATE TABLE v (id INT, r ROW<p STRING, q STRING>, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_arrays_other.csv', 'format' = 'csv', 'csv.array-element-delimiter' = '|');
SELECT * FROM v;
CREATE TABLE w (id INT, m MAP<STRING, INT>, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_arrays_other.csv', 'format' = 'csv');
SELECT * FROM w;
