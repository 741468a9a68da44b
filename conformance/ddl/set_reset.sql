-- SET and RESET.
SET 'table.local-time-zone' = 'Asia/Seoul';
SELECT CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING) AS a;
RESET 'table.local-time-zone';
SELECT CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING) AS a;
SET 'no.such.option' = 'x';
SET 'parallelism.default' = 'abc';
SELECT COUNT(*) AS n FROM (VALUES 1, 2) AS t(a);
SET table.local-time-zone = UTC;
