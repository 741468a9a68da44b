-- DECIMAL of several widths in CSV.
CREATE TABLE t (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_decimals.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, a + b AS s, a * b AS p, a - 1 AS m, c + a AS w FROM t;
SELECT SUM(a) AS sa, AVG(b) AS ab, MIN(a) AS lo, MAX(c) AS hi FROM t;
CREATE TABLE o (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
