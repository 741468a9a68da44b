-- ignore-parse-errors: what becomes of each kind of bad row.
CREATE TABLE t (id INT, s STRING, q INT, d DATE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_dirty.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT COUNT(*) AS n, COUNT(id) AS i, COUNT(s) AS s, COUNT(q) AS q, COUNT(d) AS d FROM t;
