-- LIKE and NOT LIKE with both wildcards and ESCAPE.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a LIKE '%o%' AS x, a LIKE 'a%' AS y, a LIKE '_e%' AS z FROM words;
SELECT id, a NOT LIKE '%k' AS n FROM words;
SELECT id FROM words WHERE c LIKE '%=%';
SELECT id, 'a_b%c' LIKE a AS x, c LIKE '%!_%' ESCAPE '!' AS y FROM words;
