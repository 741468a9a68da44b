-- TINYINT, SMALLINT, INT, BIGINT in CSV.
CREATE TABLE t (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ints.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, a + 1 AS a, b + 1 AS b, c + 1 AS c, d + 1 AS d, a + b + d AS mixed FROM t;
SELECT id, a / 3 AS a, b / 7 AS b, c / 7 AS c, d / 7 AS d, MOD(d, 1000) AS m FROM t;
CREATE TABLE o (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
