-- ORDER BY columns of each type.
CREATE TABLE t (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d FROM t ORDER BY d DESC;
SELECT id, t6 FROM t ORDER BY t6;
CREATE TABLE m (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_decimals.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a FROM m ORDER BY a, id;
SELECT id, c FROM m ORDER BY c DESC NULLS LAST, id;
CREATE TABLE f (id INT, a FLOAT, b DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, b FROM f ORDER BY b;
SELECT id, a FROM f ORDER BY a DESC;
