-- TIMESTAMP_LTZ in JSON, in UTC and in New York.
CREATE TABLE t (id INT, a TIMESTAMP_LTZ(0), b TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ltz.json', 'format' = 'json');
SELECT * FROM t;
SET 'table.local-time-zone' = 'America/New_York';
SELECT id, CAST(a AS STRING) AS s, b + INTERVAL '1' DAY AS later FROM t;
CREATE TABLE o (id INT, a TIMESTAMP_LTZ(0), b TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
