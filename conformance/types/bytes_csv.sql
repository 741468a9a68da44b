-- BINARY, VARBINARY and BYTES as base64 in CSV.
CREATE TABLE t (id INT, a VARBINARY(3), b BYTES) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_bytes.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, DECODE(a, 'UTF-8') AS txt, b = x'68656c6c6f' AS is_hello FROM t WHERE id = 1;
CREATE TABLE o (id INT, a VARBINARY(3), b BYTES) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
