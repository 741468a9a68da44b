-- Times in both standards.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE a (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO a SELECT * FROM times;
-- @cat ${OUT}/a
CREATE TABLE b (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601');
INSERT INTO b SELECT * FROM times;
-- @cat ${OUT}/b
SELECT * FROM b;
