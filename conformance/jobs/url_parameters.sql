-- Parameters of URLs as rows of a report.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT ts, STR_TO_MAP(SPLIT_INDEX(url, '?', 1), '&', '=')['id'] AS product_id FROM weblog WHERE url LIKE '%?%';
SELECT PARSE_URL('http://shop.example' || url, 'QUERY', 'lang') AS lang, COUNT(*) AS n FROM weblog GROUP BY PARSE_URL('http://shop.example' || url, 'QUERY', 'lang');
SELECT DISTINCT REGEXP_EXTRACT(url, '\.([a-z]+)$', 1) AS extension FROM weblog;
SELECT URL_ENCODE(url) AS u FROM weblog WHERE url LIKE '/img/%';
