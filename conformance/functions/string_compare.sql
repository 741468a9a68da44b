-- Texts compared and sorted.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a < b AS lt, a = b AS eq, a <> b AS ne FROM words;
SELECT a FROM words ORDER BY a;
SELECT MIN(a) AS lo, MAX(a) AS hi FROM words;
SELECT b, COUNT(*) AS n FROM words GROUP BY b ORDER BY b DESC;
