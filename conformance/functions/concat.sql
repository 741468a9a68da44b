-- CONCAT, CONCAT_WS and ||.
CREATE TABLE words (id INT, a STRING, b STRING, c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_words.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT id, CONCAT(a, '/', b) AS c, a || '-' || b AS d FROM words;
SELECT id, CONCAT_WS(', ', a, b, c) AS c FROM words;
SELECT name || ' from ' || city || ', ' || country AS who FROM customers ORDER BY id;
SELECT CONCAT(CAST(id AS STRING), ':', name) AS x FROM customers WHERE id < 3;
