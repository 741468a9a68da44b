-- Texts of a few thousand letters.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, CHAR_LENGTH(REPEAT(body, 500)) AS n FROM texts;
SELECT id, RIGHT(REPEAT(tag || '.', 1000), 5) AS r FROM texts;
SELECT MD5(REPEAT(body, 1000)) AS m FROM texts WHERE id = 1;
SELECT SUM(CHAR_LENGTH(CONCAT(REPEAT('가', 1000), body))) AS s FROM texts;
