-- Counts of source and sink side by side.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE t (device STRING, temp DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT device, temp FROM sensors WHERE temp IS NOT NULL;
SELECT 'source' AS what, COUNT(*) AS n FROM sensors UNION ALL SELECT 'sink', COUNT(*) FROM t;
SELECT s.n - t.n AS dropped FROM (SELECT COUNT(*) AS n FROM sensors) s CROSS JOIN (SELECT COUNT(*) AS n FROM t) t;
