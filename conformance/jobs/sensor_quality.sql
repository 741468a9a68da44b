-- Missing and odd readings.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT device, COUNT(*) - COUNT(temp) AS missing_temp, COUNT(*) - COUNT(hum) AS missing_hum, COUNT(*) - COUNT(ok) AS missing_ok FROM sensors GROUP BY device ORDER BY device;
SELECT s.device, s.ts, s.temp - m.mean_temp AS deviation FROM sensors s JOIN (SELECT device, AVG(temp) AS mean_temp FROM sensors GROUP BY device) m ON s.device = m.device WHERE s.temp IS NOT NULL;
SELECT device, ROUND(STDDEV_POP(temp), 6) AS sd FROM sensors GROUP BY device;
CREATE TABLE alerts (device STRING, ts TIMESTAMP(3), why STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/alerts', 'format' = 'json');
INSERT INTO alerts SELECT device, ts, CASE WHEN temp IS NULL THEN 'no temperature' WHEN hum IS NULL THEN 'no humidity' ELSE 'flagged' END FROM sensors WHERE temp IS NULL OR hum IS NULL OR NOT ok;
-- @cat ${OUT}/alerts
