-- SUBSTRING, SUBSTR, LEFT, RIGHT.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, SUBSTRING(a, 3) AS x, SUBSTRING(a, 1, 4) AS y, SUBSTRING(a FROM 2 FOR 3) AS z FROM words;
SELECT id, LEFT(a, 3) AS l, RIGHT(a, 3) AS r, SUBSTR(a, 5, 2) AS s FROM words;
SELECT id, SUBSTRING(a, id) AS x, LEFT(a, id) AS y FROM words;
