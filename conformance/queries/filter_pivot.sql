-- Rows to columns by FILTER.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT ip, COUNT(*) FILTER (WHERE verb = 'GET') AS gets, COUNT(*) FILTER (WHERE verb = 'POST') AS posts, SUM(ms) FILTER (WHERE status < 400) AS ok_ms FROM weblog GROUP BY ip;
SELECT SUM(discount) FILTER (WHERE status = 'paid') AS paid, MAX(discount) FILTER (WHERE status = 'open') AS still_open, MIN(id) FILTER (WHERE status = 'nothing') AS nothing FROM orders;
SELECT status, COUNT(DISTINCT customer_id) FILTER (WHERE discount > 0) AS n FROM orders GROUP BY status;
