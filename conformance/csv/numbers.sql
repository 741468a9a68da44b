-- Spellings of numbers.
CREATE TABLE t (id INT, i INT, d DOUBLE, de DECIMAL(10, 2)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_numbers.csv', 'format' = 'csv');
SELECT * FROM t;
CREATE TABLE u (id TINYINT, i BIGINT, d FLOAT, de DECIMAL(5, 3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_numbers.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
CREATE TABLE v (id INT, i TINYINT, d DOUBLE, de STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_numbers.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM v;
