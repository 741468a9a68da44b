-- COUNT(DISTINCT) in several places.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT COUNT(DISTINCT sku) AS s, COUNT(DISTINCT order_id) AS o, COUNT(*) AS n FROM items;
SELECT sku, COUNT(DISTINCT order_id) AS o, SUM(DISTINCT qty) AS q FROM items GROUP BY sku;
SELECT verb, COUNT(DISTINCT ip) AS ips, COUNT(DISTINCT status) AS statuses, COUNT(DISTINCT url) AS urls FROM weblog GROUP BY verb;
SELECT COUNT(DISTINCT qty * 2) AS n, COUNT(DISTINCT CASE WHEN qty > 1 THEN sku END) AS m FROM items;
