-- Boolean columns in WHERE, SELECT and CASE.
CREATE TABLE sensors (device STRING, ts TIMESTAMP(3), temp DOUBLE, hum INT, ok BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensors.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT device, ts FROM sensors WHERE ok;
SELECT device, ts FROM sensors WHERE NOT ok;
SELECT device, ts FROM sensors WHERE ok IS NULL;
SELECT id, p AND q AS both_of, p OR q AS either, NOT p AS not_p FROM flags;
SELECT id FROM flags WHERE p IS NOT FALSE AND q IS NOT TRUE;
SELECT id, p = q AS same, p <> q AS differ, p IS NOT DISTINCT FROM q AS same_or_null FROM flags;
