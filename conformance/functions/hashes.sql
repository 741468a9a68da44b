-- Digests of texts.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, MD5(a) AS m FROM words;
SELECT id, SHA1(b) AS s FROM words;
SELECT id, SHA256(a) AS s, SHA2(a, 256) = SHA256(a) AS same FROM words;
SELECT id, SHA224(b) AS a, SHA384(b) AS c, SHA512(b) AS d FROM words WHERE id = 2;
