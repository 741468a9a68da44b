-- Functions in functions.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT id, UPPER(REPLACE(TRIM(c), 'x', '')) AS x FROM words;
SELECT id, CONCAT_WS('|', LPAD(CAST(id AS STRING), 3, '0'), UPPER(LEFT(name, 2)), COALESCE(NULLIF(city, 'London'), 'LDN')) AS code FROM customers;
SELECT SUBSTRING(a, POSITION(' ' IN a) + 1) AS rest FROM words WHERE a LIKE '% %';
SELECT id, IF(CHAR_LENGTH(a) > 10, LEFT(a, 7) || '...', a) AS short_text FROM words;
SELECT CAST(REGEXP_EXTRACT(c, ':(\d+)', 1) AS INT) + 1 AS port FROM words WHERE id = 7;
