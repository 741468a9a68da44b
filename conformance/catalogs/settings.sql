-- SET with and without quotes around a value, and RESET.
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING) AS epoch;
SET 'table.local-time-zone' = 'America/New_York';
SELECT CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING) AS epoch;
RESET 'table.local-time-zone';
SET 'pipeline.name' = 'nightly';
SELECT 1 AS a;
