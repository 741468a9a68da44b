-- A web log: hits and errors by status.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT status, COUNT(*) AS hits, SUM(sent) AS bytes_sent, MAX(ms) AS slowest FROM weblog GROUP BY status ORDER BY status;
SELECT status / 100 AS family, COUNT(*) AS hits FROM weblog GROUP BY status / 100;
SELECT verb, COUNT(*) AS hits, SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) AS errors FROM weblog GROUP BY verb;
SELECT ts, url FROM weblog WHERE status >= 500 OR ms > 1000;
