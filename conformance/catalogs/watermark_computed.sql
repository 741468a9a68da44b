-- A time computed from a text, with a watermark.
CREATE TABLE log_lines (ts STRING, ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT, event_time AS TO_TIMESTAMP(ts), WATERMARK FOR event_time AS event_time - INTERVAL '1' MINUTE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
DESCRIBE log_lines;
SELECT event_time, url FROM log_lines WHERE status >= 400;
SELECT FLOOR(event_time TO HOUR) AS h, COUNT(*) AS n FROM log_lines GROUP BY FLOOR(event_time TO HOUR);
