-- Parts of an IP address.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
SELECT ip, CAST(SPLIT_INDEX(ip, '.', 0) AS INT) AS a, CAST(SPLIT_INDEX(ip, '.', 3) AS INT) AS z FROM weblog GROUP BY ip ORDER BY ip;
SELECT SUBSTRING(ip FROM 1 FOR POSITION('.' IN ip) - 1) AS net, COUNT(*) AS n FROM weblog GROUP BY SUBSTRING(ip FROM 1 FOR POSITION('.' IN ip) - 1);
SELECT CASE WHEN ip LIKE '10.%' THEN 'lan' WHEN ip LIKE '192.168.%' THEN 'wifi' ELSE 'other' END AS zone_name, SUM(sent) AS b FROM weblog GROUP BY CASE WHEN ip LIKE '10.%' THEN 'lan' WHEN ip LIKE '192.168.%' THEN 'wifi' ELSE 'other' END;
