-- Nested JSON in, flat CSV out.
CREATE TABLE messages (device STRING, `at` TIMESTAMP(0), reading ROW<temp DOUBLE, hum INT>, tags ARRAY<STRING>, attrs MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensor_messages.json', 'format' = 'json');
CREATE TABLE t (device STRING, seen_at TIMESTAMP(0), temp DOUBLE, hum INT, tag STRING, room STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv', 'csv.null-literal' = '');
INSERT INTO t SELECT device, `at`, messages.reading.temp, messages.reading.hum, tags[1], attrs['room'] FROM messages;
-- @cat ${OUT}/t
SELECT device, temp FROM t WHERE hum = 40;
