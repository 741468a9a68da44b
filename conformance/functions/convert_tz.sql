-- Times of other zones.
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CONVERT_TZ(ts, 'UTC', 'Asia/Seoul') AS seoul, CONVERT_TZ(ts, 'America/New_York', 'UTC') AS utc FROM strs WHERE id < 3;
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT id, CAST(ts AS TIMESTAMP_LTZ(3)) AS l FROM times;
SELECT TO_TIMESTAMP_LTZ(0, 3) AS epoch, CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING) AS txt, CAST(TO_TIMESTAMP_LTZ(0, 3) AS DATE) AS d FROM strs WHERE id = 1;
