-- SPLIT_INDEX and SPLIT.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, SPLIT_INDEX(a, ' ', 0) AS first_word, SPLIT_INDEX(a, ' ', 1) AS second_word FROM words;
SELECT id, SPLIT_INDEX(a, '-', 2) AS third FROM words;
SELECT id, SPLIT(a, ' ') AS parts FROM words;
SELECT id, SPLIT_INDEX(SPLIT_INDEX(c, '=', 1), '&', 0) AS v FROM words;
