-- Traffic by hour and by day.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT CAST(ts AS DATE) AS d, HOUR(ts) AS h, COUNT(*) AS hits FROM weblog GROUP BY CAST(ts AS DATE), HOUR(ts) ORDER BY d, h;
SELECT DATE_FORMAT(ts, 'yyyy-MM-dd HH:00') AS slot, SUM(sent) AS b FROM weblog GROUP BY DATE_FORMAT(ts, 'yyyy-MM-dd HH:00') ORDER BY slot;
SELECT FLOOR(ts TO HOUR) AS h, COUNT(*) AS hits FROM weblog GROUP BY FLOOR(ts TO HOUR) HAVING COUNT(*) > 1;
SELECT FLOOR(ts TO MINUTE) AS m, AVG(ms) AS avg_ms FROM weblog WHERE ts < TIMESTAMP '2024-05-01 01:00:00' GROUP BY FLOOR(ts TO MINUTE) ORDER BY m;
