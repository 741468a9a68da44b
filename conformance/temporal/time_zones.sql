-- TIMESTAMP_LTZ under SET 'table.local-time-zone'.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ltz FROM times;
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT id, ltz, CAST(ltz AS TIMESTAMP(3)) AS ts, CAST(ltz AS DATE) AS d, CAST(ltz AS TIME) AS t, CAST(ltz AS STRING) AS s FROM times;
SELECT id, CAST(ts AS TIMESTAMP_LTZ(3)) AS a, ts = ltz AS b FROM times;
SET 'table.local-time-zone' = 'America/New_York';
SELECT CAST(TIMESTAMP '2024-03-10 02:30:00' AS TIMESTAMP_LTZ(3)) AS a, CAST(TIMESTAMP '2024-11-03 01:30:00' AS TIMESTAMP_LTZ(3)) AS b;
SELECT ts, CAST(ts AS TIMESTAMP_LTZ(3)) AS a, CAST(CAST(ts AS TIMESTAMP_LTZ(3)) AS TIMESTAMP(3)) AS b FROM (VALUES TIMESTAMP '2024-03-10 02:30:00', TIMESTAMP '2024-03-10 03:30:00', TIMESTAMP '2024-11-03 01:30:00') AS t(ts);
SET 'table.local-time-zone' = 'UTC+09:00';
SELECT CAST(TIMESTAMP '2024-01-01 00:00:00' AS TIMESTAMP_LTZ(3)) AS a;
SET 'table.local-time-zone' = '+05:30';
SELECT TO_TIMESTAMP_LTZ(0, 3) AS a;
SET 'table.local-time-zone' = 'Nowhere/City';
SELECT TO_TIMESTAMP_LTZ(0, 3) AS a;
