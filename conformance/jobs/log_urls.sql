-- Paths and query strings of a web log.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT DISTINCT SPLIT_INDEX(url, '?', 0) AS path FROM weblog;
SELECT url, REGEXP_EXTRACT(url, 'id=(\d+)', 1) AS product, REGEXP_EXTRACT(url, 'lang=([a-z]+)', 1) AS lang FROM weblog WHERE url LIKE '%?%';
SELECT SPLIT_INDEX(url, '/', 1) AS top, COUNT(*) AS n FROM weblog GROUP BY SPLIT_INDEX(url, '/', 1);
SELECT url FROM weblog WHERE url LIKE '/api/%' AND verb = 'GET';
SELECT REGEXP_REPLACE(url, '[0-9]+', 'N') AS shape, COUNT(*) AS n FROM weblog GROUP BY REGEXP_REPLACE(url, '[0-9]+', 'N') ORDER BY n DESC, shape;
