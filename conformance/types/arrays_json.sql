-- ARRAY columns in JSON, also of arrays.
CREATE TABLE t (id INT, a ARRAY<INT>, b ARRAY<STRING>, c ARRAY<BOOLEAN>, e ARRAY<ARRAY<INT>>, f ARRAY<DOUBLE>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_arrays.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, e[2] AS e2, e[2][1] AS e21, f[1] AS f1, f[2] AS f2 FROM t;
CREATE TABLE o (id INT, a ARRAY<INT>, b ARRAY<STRING>, c ARRAY<BOOLEAN>, e ARRAY<ARRAY<INT>>, f ARRAY<DOUBLE>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
