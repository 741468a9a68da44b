-- Unicode through lines of text.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE t (line STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'raw');
INSERT INTO t SELECT body FROM texts;
-- @cat ${OUT}/t
SELECT CHAR_LENGTH(line) AS n, COUNT(*) AS k FROM t GROUP BY CHAR_LENGTH(line);
