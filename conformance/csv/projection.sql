-- Only the columns that a query uses are parsed.
CREATE TABLE t (id INT, s STRING, q INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bad_number.csv', 'format' = 'csv');
SELECT id, s FROM t;
SELECT s FROM t WHERE id > 1;
SELECT COUNT(*) AS n FROM t;
SELECT COUNT(q) AS n FROM t;
SELECT id FROM t WHERE q = 10;
SELECT q, id FROM t WHERE id = 1;
