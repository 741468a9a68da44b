-- Lines of text taken apart.
CREATE TABLE lines (line STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'raw');
SELECT SPLIT_INDEX(line, ',', 2) AS verb, COUNT(*) AS n FROM lines GROUP BY SPLIT_INDEX(line, ',', 2);
CREATE TABLE t (ts TIMESTAMP(3), status INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT TO_TIMESTAMP(SPLIT_INDEX(line, ',', 0)), CAST(SPLIT_INDEX(line, ',', 4) AS INT) FROM lines WHERE line LIKE '%/admin%';
-- @cat ${OUT}/t
