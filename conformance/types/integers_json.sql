-- TINYINT, SMALLINT, INT, BIGINT in JSON.
CREATE TABLE t (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ints.json', 'format' = 'json');
SELECT * FROM t;
SELECT SUM(a) AS a, SUM(b) AS b, SUM(CAST(c AS BIGINT)) AS c, SUM(d) AS d, MAX(a) AS ma, MIN(d) AS md FROM t;
SELECT id, a < b AS x, c = d AS y, d > 100 AS z FROM t;
CREATE TABLE o (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT id, a, b, c, d FROM t;
-- @cat ${OUT}/o
