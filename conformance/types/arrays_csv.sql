-- ARRAY columns in CSV.
CREATE TABLE t (id INT, a ARRAY<INT>, b ARRAY<STRING>, c ARRAY<BOOLEAN>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_arrays.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, a[1] AS a1, b[2] AS b2, CARDINALITY(c) AS n FROM t;
CREATE TABLE o (id INT, a ARRAY<INT>, b ARRAY<STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv');
INSERT INTO o SELECT id, a, b FROM t WHERE id < 3;
-- @cat ${OUT}/o
