-- FLOAT and DOUBLE in CSV.
CREATE TABLE t (id INT, a FLOAT, b DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, a + b AS s, a * 2 AS a2, b / 4 AS b4, a > b AS gt FROM t;
SELECT SUM(a) AS sa, AVG(b) AS ab, MIN(a) AS lo, MAX(b) AS hi FROM t;
CREATE TABLE o (id INT, a FLOAT, b DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv');
INSERT INTO o SELECT * FROM t WHERE a IS NOT NULL;
-- @cat ${OUT}/o
