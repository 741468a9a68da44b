-- Filters over texts.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT name FROM customers WHERE name LIKE '%a%' AND LOWER(city) = 'london';
SELECT title FROM products WHERE title LIKE '%"%' OR title LIKE '%,%';
SELECT url FROM weblog WHERE url SIMILAR TO '/(cart|admin).*';
SELECT name FROM customers WHERE CHAR_LENGTH(name) > 9;
SELECT name FROM customers WHERE name > 'M' AND name < 'a';
SELECT url FROM weblog WHERE REGEXP(url, '^/api/v[0-9]+/') AND status <> 500;
