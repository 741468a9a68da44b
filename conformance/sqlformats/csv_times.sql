-- Times as a CSV has them.
CREATE TABLE t (id INT, d DATE, t TIME(0), ts TIMESTAMP(0), ts3 TIMESTAMP(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_times.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, TIMESTAMPDIFF(SECOND, ts, ts3) AS diff, d = CAST(ts AS DATE) AS same FROM t;
CREATE TABLE o (id INT, d DATE, t TIME(0), ts TIMESTAMP(0), ts3 TIMESTAMP(3)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv');
INSERT INTO o SELECT id, d + INTERVAL '1' DAY, t, ts, ts3 + INTERVAL '1' SECOND FROM t;
-- @cat ${OUT}/o
SELECT * FROM o;
