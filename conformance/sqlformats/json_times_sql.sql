-- Times in the SQL standard.
CREATE TABLE t (id INT, d DATE, t TIME(0), ts TIMESTAMP(3), tl TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_stamps.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, ts + INTERVAL '1' HOUR AS later, CAST(ts AS DATE) = d AS same FROM t;
CREATE TABLE o (id INT, d DATE, t TIME(0), ts TIMESTAMP(3), tl TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
