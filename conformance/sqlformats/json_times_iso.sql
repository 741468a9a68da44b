-- Times in ISO 8601.
CREATE TABLE t (id INT, d DATE, t TIME(0), ts TIMESTAMP(3), tl TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_stamps_iso.json', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601');
SELECT * FROM t;
CREATE TABLE o (id INT, ts TIMESTAMP(3), tl TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601');
INSERT INTO o SELECT id, ts, tl FROM t;
-- @cat ${OUT}/o
