-- Sensor readings: one line a device.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT device, COUNT(*) AS n, COUNT(temp) AS readings, MIN(temp) AS lo, MAX(temp) AS hi, AVG(temp) AS mean_temp FROM sensors GROUP BY device;
SELECT device, MAX(hum) - MIN(hum) AS hum_range FROM sensors GROUP BY device ORDER BY device;
SELECT device, temp * 9 / 5 + 32 AS fahrenheit FROM sensors WHERE temp IS NOT NULL ORDER BY device, ts;
SELECT device, SUM(CASE WHEN ok THEN 1 ELSE 0 END) AS good, SUM(CASE WHEN ok IS NOT TRUE THEN 1 ELSE 0 END) AS doubtful FROM sensors GROUP BY device;
