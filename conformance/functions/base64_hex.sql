-- Encodings of texts.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, TO_BASE64(a) AS e, FROM_BASE64(TO_BASE64(a)) AS d FROM words;
SELECT id, HEX(b) AS h FROM words;
SELECT id, URL_ENCODE(a) AS e, URL_DECODE(URL_ENCODE(a)) AS d FROM words;
SELECT id, ENCODE(b, 'UTF-8') AS e, DECODE(ENCODE(b, 'UTF-8'), 'UTF-8') AS d FROM words;
