-- REPLACE, TRANSLATE and OVERLAY.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, REPLACE(a, ' ', '_') AS x, REPLACE(a, b, '<>') AS y FROM words;
SELECT id, TRANSLATE(a, 'abc', 'xyz') AS t FROM words;
SELECT id, OVERLAY(a PLACING '###' FROM 2) AS x, OVERLAY(a PLACING '#' FROM 2 FOR 3) AS y FROM words;
