-- Visitors: unique addresses, their first and last hit.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT COUNT(DISTINCT ip) AS visitors, COUNT(*) AS hits FROM weblog;
SELECT ip, MIN(ts) AS seen_first, MAX(ts) AS seen_last, TIMESTAMPDIFF(SECOND, MIN(ts), MAX(ts)) AS secs FROM weblog GROUP BY ip;
SELECT CAST(ts AS DATE) AS d, COUNT(DISTINCT ip) AS visitors FROM weblog GROUP BY CAST(ts AS DATE);
SELECT ip, COUNT(DISTINCT url) AS pages FROM weblog GROUP BY ip ORDER BY pages DESC, ip LIMIT 2;
