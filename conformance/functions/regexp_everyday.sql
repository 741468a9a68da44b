-- REGEXP, REGEXP_EXTRACT, REGEXP_REPLACE.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, REGEXP(a, '[aeiou]{2}') AS r FROM words;
SELECT id, REGEXP_EXTRACT(a, '([a-z]+)', 1) AS w, REGEXP_EXTRACT(c, '(\d+)-(\d+)-(\d+)', 2) AS m FROM words;
SELECT id, REGEXP_REPLACE(a, '[^A-Za-z]+', '_') AS s FROM words;
SELECT id, REGEXP_COUNT(a, 'a') AS n, REGEXP_SUBSTR(a, '[A-Z][a-z]+') AS s, REGEXP_INSTR(a, ' ') AS i FROM words;
SELECT id, REGEXP_EXTRACT(a, '^(.+)@(.+)$', 2) AS domain_name FROM words WHERE a LIKE '%@%';
