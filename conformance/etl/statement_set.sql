-- One source, three sinks.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE ok (ts TIMESTAMP(0), url STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/okay', 'format' = 'csv');
CREATE TABLE errors (ts TIMESTAMP(0), url STRING, status INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/errors', 'format' = 'json');
CREATE TABLE totals (verb STRING, n BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/totals', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN INSERT INTO ok SELECT ts, url FROM weblog WHERE status < 400; INSERT INTO errors SELECT ts, url, status FROM weblog WHERE status >= 400; INSERT INTO totals SELECT verb, COUNT(*) FROM weblog GROUP BY verb; END;
-- @cat ${OUT}/okay
-- @cat ${OUT}/errors
-- @cat ${OUT}/totals
