-- Readings by day, and alarms.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT DATE_FORMAT(ts, 'yyyy-MM-dd') AS d, device, COUNT(*) AS n FROM sensors GROUP BY DATE_FORMAT(ts, 'yyyy-MM-dd'), device ORDER BY d, device;
SELECT device, ts, CASE WHEN temp IS NULL THEN 'missing' WHEN temp > 90 THEN 'hot' WHEN temp < 0 THEN 'cold' ELSE 'normal' END AS alarm FROM sensors ORDER BY device, ts;
SELECT device FROM sensors GROUP BY device HAVING COUNT(*) <> COUNT(temp) OR COUNT(*) <> COUNT(hum);
SELECT EXTRACT(DAY FROM ts) AS day_no, EXTRACT(HOUR FROM ts) AS hour_no, MAX(temp) AS hi FROM sensors GROUP BY EXTRACT(DAY FROM ts), EXTRACT(HOUR FROM ts);
