-- EXTRACT and FLOOR on TIMESTAMP_LTZ in three zones.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, EXTRACT(DAY FROM ltz) AS d, EXTRACT(HOUR FROM ltz) AS h, EXTRACT(MINUTE FROM ltz) AS m FROM times;
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT id, ltz, EXTRACT(DAY FROM ltz) AS d, EXTRACT(HOUR FROM ltz) AS h, FLOOR(ltz TO DAY) AS f FROM times;
SET 'table.local-time-zone' = 'America/New_York';
SELECT id, ltz, EXTRACT(DAY FROM ltz) AS d, EXTRACT(HOUR FROM ltz) AS h, FLOOR(ltz TO HOUR) AS f FROM times;
