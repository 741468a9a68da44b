-- CONVERT_TZ.
SELECT CONVERT_TZ('1970-01-01 00:00:00', 'UTC', 'America/Los_Angeles') AS a, CONVERT_TZ('2024-07-01 12:00:00', 'Asia/Seoul', 'Europe/Paris') AS b, CONVERT_TZ('bad', 'UTC', 'Asia/Seoul') AS c, CONVERT_TZ('2024-01-01 00:00:00', 'UTC', 'GMT+5:30') AS d, CONVERT_TZ(CAST(NULL AS STRING), 'UTC', 'Asia/Seoul') AS e;
SELECT CONVERT_TZ('2024-03-10 02:30:00', 'America/New_York', 'UTC') AS a, CONVERT_TZ('2024-11-03 01:30:00', 'America/New_York', 'UTC') AS b;
SELECT CONVERT_TZ('2024-01-01 00:00:00', 'Nowhere/City', 'UTC') AS a;
SELECT CONVERT_TZ('2024-01-01', 'UTC', 'Asia/Seoul') AS a;
