-- Views whose columns are function calls, queried through other views.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE VIEW v AS SELECT id, BTRIM(c) AS c, REGEXP_COUNT(a, 'a') AS n, LEAST(a, b) AS l, ELT(1, a, b) AS e, URL_ENCODE(c) AS u, ENDSWITH(a, 'd') AS x, HEX(b) AS h FROM words;
CREATE VIEW w AS SELECT UPPER(c) AS c, n + 1 AS n1, IFNULL(l, '-') AS l, u FROM v WHERE id < 5;
SELECT * FROM v;
SELECT * FROM w;
SHOW CREATE VIEW v;
SHOW CREATE VIEW w;
