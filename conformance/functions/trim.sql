-- TRIM, LTRIM, RTRIM, BTRIM.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, '[' || TRIM(c) || ']' AS t, '[' || LTRIM(c) || ']' AS l, '[' || RTRIM(c) || ']' AS r FROM words;
SELECT id, TRIM(BOTH 'x' FROM c) AS b, TRIM(LEADING 'x' FROM c) AS l, TRIM(TRAILING 'x' FROM c) AS t FROM words;
SELECT id, LTRIM(a, 'aT') AS l, RTRIM(a, 'dk') AS r, BTRIM(c, ' x') AS b FROM words;
