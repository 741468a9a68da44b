-- The format's defaults: comma, double quotes, no header.
CREATE TABLE t (id INT, s STRING, d DOUBLE, b BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, CHAR_LENGTH(s) AS n, s IS NULL AS x FROM t;
SELECT SUM(d) AS a FROM t WHERE id < 5;
