-- SELECT DISTINCT over one and several columns.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT DISTINCT country FROM customers;
SELECT DISTINCT country, tier FROM customers ORDER BY country, tier;
SELECT DISTINCT verb, status / 100 AS family FROM weblog;
SELECT DISTINCT qty > 2 AS many FROM items;
SELECT DISTINCT CAST(ts AS DATE) AS d FROM weblog ORDER BY d DESC;
SELECT COUNT(*) AS n FROM (SELECT DISTINCT ip, verb FROM weblog);
