-- ROW columns in CSV.
CREATE TABLE t (id INT, r ROW<a INT, b STRING>, k STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_rows.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t WHERE id < 3;
SELECT id, t.r.a + 1 AS a, t.r.b AS b FROM t WHERE id < 3;
CREATE TABLE o (id INT, r ROW<a INT, b STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv');
INSERT INTO o SELECT id, ROW(id * 2, k) FROM t;
-- @cat ${OUT}/o
