-- Tags and attributes of messages.
CREATE TABLE messages (device STRING, `at` TIMESTAMP(0), reading ROW<temp DOUBLE, hum INT>, tags ARRAY<STRING>, attrs MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensor_messages.json', 'format' = 'json');
SELECT device, CARDINALITY(tags) AS n, tags[CARDINALITY(tags)] AS last_tag FROM messages WHERE CARDINALITY(tags) > 0;
SELECT COALESCE(attrs['room'], 'nowhere') AS room, COUNT(*) AS n FROM messages GROUP BY COALESCE(attrs['room'], 'nowhere');
SELECT device, tags[1] IS NOT NULL AS tagged, messages.reading IS NULL AS silent FROM messages;
SELECT device, IF(messages.reading.temp > 50, 'hot', 'fine') AS state_text FROM messages ORDER BY device;
