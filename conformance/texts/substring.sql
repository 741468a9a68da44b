-- Substrings of Unicode texts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, SUBSTRING(body, 1, 3) AS a, SUBSTRING(body, 3) AS b FROM texts;
SELECT id, LEFT(body, 2) AS l, RIGHT(body, 2) AS r FROM texts;
SELECT id, SUBSTRING(body FROM CHAR_LENGTH(body)) AS last_letter FROM texts;
