-- STR_TO_MAP and access to its keys.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT STR_TO_MAP('a=1,b=2') AS m FROM words WHERE id = 1;
SELECT id, STR_TO_MAP(SPLIT_INDEX(SPLIT_INDEX(c, '?', 1), '#', 0), '&', '=')['y'] AS y FROM words WHERE id = 7;
SELECT id, STR_TO_MAP(c)['key'] AS k FROM words WHERE id = 5;
