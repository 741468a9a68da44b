-- POSITION, LOCATE, INSTR.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, POSITION(b IN a) AS p, LOCATE('a', a) AS l, INSTR(a, 'o') AS i FROM words;
SELECT id, LOCATE('o', a, 6) AS later FROM words;
SELECT id, a FROM words WHERE POSITION(' ' IN a) > 0;
