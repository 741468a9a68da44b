-- DATE, TIME and TIMESTAMP in CSV.
CREATE TABLE t (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, d + INTERVAL '1' DAY AS tomorrow, t3 - INTERVAL '1' HOUR AS earlier, YEAR(d) AS y, HOUR(t0) AS h FROM t;
SELECT id, d < DATE '2000-01-01' AS old_d, t3 > t0 AS gt, CAST(t6 AS TIMESTAMP(3)) AS cut3 FROM t;
CREATE TABLE o (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
