-- One row with every scalar type from CSV to JSON to CSV.
CREATE TABLE t (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE j (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), b BOOLEAN, f FLOAT, x DOUBLE, m DECIMAL(8, 3), s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/j', 'format' = 'json');
CREATE TABLE c (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), b BOOLEAN, f FLOAT, x DOUBLE, m DECIMAL(8, 3), s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO j SELECT id, d, t, t0, id > 1, CAST(id / 2.0 AS FLOAT), id * 1.5E0, CAST(id / 8.0 AS DECIMAL(8, 3)), 'row ' || CAST(id AS STRING) FROM t;
INSERT INTO c SELECT * FROM j;
-- @cat ${OUT}/j
-- @cat ${OUT}/c
SELECT * FROM c;
