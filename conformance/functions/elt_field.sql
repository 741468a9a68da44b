-- ELT, GREATEST and LEAST of texts.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ELT(2, a, b, c) AS second_one, GREATEST(a, b) AS g, LEAST(a, b) AS l FROM words;
SELECT id, ELT(id, 'one', 'two', 'three') AS e FROM words;
