-- IS_ALPHA, IS_DIGIT, IS_DECIMAL.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, IS_ALPHA(b) AS a, IS_DIGIT(c) AS d FROM words;
SELECT id, IS_DECIMAL(n) AS d, IS_DIGIT(i) AS g FROM strs;
