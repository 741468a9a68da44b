-- Unicode through JSON.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE t (id INT, body STRING, m MAP<STRING, STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT id, body, MAP[lang, tag] FROM texts;
-- @cat ${OUT}/t
SELECT t.id FROM t JOIN texts x ON t.id = x.id WHERE t.body <> x.body;
SELECT id, m['ko'] AS ko FROM t WHERE id < 3;
