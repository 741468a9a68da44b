-- UPPER, LOWER and INITCAP of columns.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, UPPER(a) AS u, LOWER(a) AS l, INITCAP(a) AS i FROM words;
SELECT id, UPPER(body) AS u, LOWER(body) AS l FROM texts WHERE lang <> 'emoji';
SELECT UPPER(LOWER(a)) AS x FROM words WHERE LOWER(b) = 'flink';
