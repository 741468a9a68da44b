-- TIMESTAMP_LTZ in CSV, in UTC and in Seoul.
CREATE TABLE t (id INT, a TIMESTAMP_LTZ(0), b TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ltz.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT id, a, b, CAST(b AS TIMESTAMP(3)) AS c, CAST(a AS DATE) AS d FROM t;
CREATE TABLE o (id INT, a TIMESTAMP_LTZ(0), b TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
