-- A log split by day into partitions.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE days (ip STRING, url STRING, status INT, d STRING) PARTITIONED BY (d) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/days', 'format' = 'csv');
INSERT INTO days SELECT ip, url, status, DATE_FORMAT(ts, 'yyyy-MM-dd') FROM weblog WHERE status <> 200;
-- @cat ${OUT}/days/d=2024-05-01
-- @cat ${OUT}/days
SELECT d, COUNT(*) AS n FROM days GROUP BY d;
SELECT url FROM days WHERE d = '2024-05-02';
