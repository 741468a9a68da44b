-- Rates as DECIMAL and as DOUBLE.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT verb, COUNT(*) AS n, SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) * 100.0 / COUNT(*) AS pct FROM weblog GROUP BY verb;
SELECT verb, CAST(SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) AS DOUBLE) / COUNT(*) AS ratio FROM weblog GROUP BY verb;
SELECT ROUND(AVG(CASE WHEN status >= 400 THEN 1.0 ELSE 0.0 END), 4) AS ratio FROM weblog;
SELECT CAST(ts AS DATE) AS d, SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) AS bad, COUNT(*) AS n FROM weblog GROUP BY CAST(ts AS DATE) HAVING SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) > 0;
