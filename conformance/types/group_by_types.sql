-- GROUP BY columns of each type.
CREATE TABLE t (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT d, COUNT(*) AS n FROM t GROUP BY d;
SELECT t3, t, COUNT(*) AS n FROM t GROUP BY t3, t;
CREATE TABLE m (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_decimals.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT a, SUM(b) AS s FROM m GROUP BY a;
SELECT c, COUNT(*) AS n FROM m GROUP BY c;
CREATE TABLE b (id INT, a BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT a, MIN(id) AS lo FROM b GROUP BY a;
