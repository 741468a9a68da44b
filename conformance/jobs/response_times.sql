-- Response times in classes.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT CASE WHEN ms < 10 THEN '0-9' WHEN ms < 100 THEN '10-99' ELSE '100+' END AS class, COUNT(*) AS n, MIN(ms) AS lo, MAX(ms) AS hi FROM weblog GROUP BY CASE WHEN ms < 10 THEN '0-9' WHEN ms < 100 THEN '10-99' ELSE '100+' END;
SELECT url, ms FROM weblog ORDER BY ms DESC, url LIMIT 3;
SELECT verb, AVG(ms) AS a, AVG(CAST(ms AS DOUBLE)) AS ad, AVG(CAST(ms AS DECIMAL(10, 2))) AS am FROM weblog GROUP BY verb;
SELECT FLOOR(LOG10(ms)) AS magnitude, COUNT(*) AS n FROM weblog GROUP BY FLOOR(LOG10(ms));
