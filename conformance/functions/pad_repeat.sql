-- LPAD, RPAD, REPEAT, REVERSE.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, LPAD(b, 8, '.') AS l, RPAD(b, 8, '*') AS r FROM words;
SELECT id, LPAD(CAST(i AS STRING), 5, '0') AS zero_filled FROM nums;
SELECT id, REPEAT(b, 2) AS r, REVERSE(a) AS v FROM words;
