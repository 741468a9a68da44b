-- Nested JSON messages of sensors.
CREATE TABLE messages (device STRING, `at` TIMESTAMP(0), reading ROW<temp DOUBLE, hum INT>, tags ARRAY<STRING>, attrs MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/sensor_messages.json', 'format' = 'json');
SELECT device, messages.reading.temp AS temp, messages.reading.hum AS hum FROM messages;
SELECT device, CARDINALITY(tags) AS tag_count, tags[1] AS first_tag FROM messages;
SELECT device, attrs['room'] AS room, attrs['owner'] AS owner FROM messages;
SELECT device FROM messages WHERE ARRAY_CONTAINS(tags, 'north');
SELECT AVG(messages.reading.temp) AS mean_temp, COUNT(messages.reading.hum) AS n FROM messages;
SELECT * FROM messages;
