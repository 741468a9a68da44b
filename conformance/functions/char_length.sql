-- CHAR_LENGTH and CHARACTER_LENGTH.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, CHAR_LENGTH(a) AS a, CHARACTER_LENGTH(b) AS b, CHAR_LENGTH(c) AS c FROM words;
SELECT id, CHAR_LENGTH(body) AS n FROM texts;
SELECT MAX(CHAR_LENGTH(a)) AS longest, SUM(CHAR_LENGTH(a)) AS total FROM words;
