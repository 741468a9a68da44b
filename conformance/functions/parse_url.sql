-- PARSE_URL with its parts.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT PARSE_URL(c, 'PROTOCOL') AS p, PARSE_URL(c, 'HOST') AS h, PARSE_URL(c, 'PATH') AS pa, PARSE_URL(c, 'QUERY') AS q, PARSE_URL(c, 'REF') AS r FROM words WHERE id = 7;
SELECT PARSE_URL(c, 'QUERY', 'x') AS x, PARSE_URL(c, 'QUERY', 'y') AS y, PARSE_URL(c, 'QUERY', 'z') AS z FROM words WHERE id = 7;
SELECT PARSE_URL(c, 'FILE') AS f, PARSE_URL(c, 'AUTHORITY') AS a FROM words WHERE id = 7;
