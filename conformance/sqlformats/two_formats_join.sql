-- CSV joined with JSON.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE messages (device STRING, `at` TIMESTAMP(0), reading ROW<temp DOUBLE, hum INT>, tags ARRAY<STRING>, attrs MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensor_messages.json', 'format' = 'json');
SELECT s.device, COUNT(*) AS n, MAX(m.attrs['room']) AS room FROM sensors s JOIN messages m ON s.device = m.device GROUP BY s.device;
SELECT m.device, s.temp FROM messages m LEFT JOIN sensors s ON m.device = s.device AND m.`at` = s.ts;
SELECT device FROM messages EXCEPT SELECT device FROM sensors;
