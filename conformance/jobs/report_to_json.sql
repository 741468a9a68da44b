-- The same kind of report as JSON lines.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE hourly (slot TIMESTAMP(0), hits BIGINT, sent BIGINT, slowest INT, failures INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/hourly', 'format' = 'json');
INSERT INTO hourly SELECT FLOOR(ts TO HOUR), COUNT(*), SUM(sent), MAX(ms), SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END) FROM weblog GROUP BY FLOOR(ts TO HOUR);
-- @cat ${OUT}/hourly
SELECT slot, hits FROM hourly WHERE failures > 0 ORDER BY slot;
