-- A whole script: settings, staging, mart, check.
SET 'pipeline.name' = 'nightly';
CREATE DATABASE mart;
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE VIEW requests AS SELECT ts, ip, SPLIT_INDEX(url, '?', 0) AS path, status, sent, ms FROM weblog;
CREATE TABLE mart.pages (path STRING, hits BIGINT, errors INT, sent BIGINT) WITH ('connector' = 'filesystem', 'path' = '${OUT}/pages', 'format' = 'json');
CREATE TABLE mart.visitors (d DATE, visitors BIGINT) WITH ('connector' = 'filesystem', 'path' = '${OUT}/visitors', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN INSERT INTO mart.pages SELECT path, COUNT(*), SUM(CASE WHEN status >= 400 THEN 1 ELSE 0 END), SUM(sent) FROM requests GROUP BY path; INSERT INTO mart.visitors SELECT CAST(ts AS DATE), COUNT(DISTINCT ip) FROM requests GROUP BY CAST(ts AS DATE); END;
-- @cat ${OUT}/pages
-- @cat ${OUT}/visitors
SELECT SUM(hits) AS hits FROM mart.pages;
