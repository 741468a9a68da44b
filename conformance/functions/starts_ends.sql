-- STARTSWITH and ENDSWITH.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, STARTSWITH(a, 'a') AS s, ENDSWITH(a, 'd') AS e FROM words;
SELECT id FROM words WHERE STARTSWITH(c, 'https://');
SELECT id, STARTSWITH(a, b) AS s, ENDSWITH(LOWER(a), LOWER(b)) AS e FROM words;
