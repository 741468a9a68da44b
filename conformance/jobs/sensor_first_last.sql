-- First and last reading of a device, by joins.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
WITH b AS (SELECT device, MIN(ts) AS t1, MAX(ts) AS t2 FROM sensors GROUP BY device)
SELECT b.device, f.temp AS first_temp, l.temp AS last_temp, l.temp - f.temp AS change_by FROM b JOIN sensors f ON f.device = b.device AND f.ts = b.t1 JOIN sensors l ON l.device = b.device AND l.ts = b.t2;
SELECT device, TIMESTAMPDIFF(MINUTE, MIN(ts), MAX(ts)) AS mins, COUNT(*) AS n FROM sensors GROUP BY device HAVING COUNT(*) > 1;
