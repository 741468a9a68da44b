-- FLOAT and DOUBLE in JSON.
CREATE TABLE t (id INT, a FLOAT, b DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_floats.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, CAST(a AS INT) AS i, CAST(b AS BIGINT) AS l, CAST(a AS DOUBLE) AS d FROM t;
CREATE TABLE o (id INT, a FLOAT, b DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
SELECT COUNT(a) AS n, SUM(b) AS s FROM o;
