-- BOOLEAN in CSV.
CREATE TABLE t (id INT, a BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id FROM t WHERE a;
SELECT a, COUNT(*) AS n FROM t GROUP BY a;
SELECT id, NOT a AS na, a AND TRUE AS aa, a OR FALSE AS ao, CAST(a AS STRING) AS s, CAST(a AS INT) AS i FROM t;
CREATE TABLE o (id INT, a BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT id, NOT a FROM t;
-- @cat ${OUT}/o
