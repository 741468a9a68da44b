-- Filters on what was read.
CREATE TABLE t (id INT, s STRING, d DOUBLE, b BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv', 'format' = 'csv');
SELECT id FROM t WHERE b;
SELECT id FROM t WHERE d > 0;
SELECT id, s FROM t WHERE s LIKE '%,%' OR s = '';
SELECT id FROM t WHERE d <> d;
SELECT id FROM t WHERE d = CAST('Infinity' AS DOUBLE);
