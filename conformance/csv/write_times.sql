-- Dates and times in files.
CREATE TABLE o (id INT, d DATE, t TIME, ts0 TIMESTAMP(0), ts3 TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT id, d, t, ts, ts, ts9, ltz FROM times WHERE id <> 7;
-- @cat ${OUT}/a
SELECT * FROM o;
