-- BINARY, VARBINARY and BYTES as base64 in JSON.
CREATE TABLE t (id INT, a BINARY(3), b BYTES) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_bytes.json', 'format' = 'json');
SELECT * FROM t;
CREATE TABLE o (id INT, a BINARY(3), b BYTES) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
SELECT id, CAST(b AS STRING) AS s FROM o WHERE id = 1;
