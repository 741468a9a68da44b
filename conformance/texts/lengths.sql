-- Characters, not bytes.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, body, CHAR_LENGTH(body) AS n FROM texts;
SELECT id, CHAR_LENGTH(tag) AS n, CHAR_LENGTH(TRIM(tag)) AS t FROM texts;
SELECT lang, SUM(CHAR_LENGTH(body)) AS n FROM texts GROUP BY lang;
