-- Difficult texts through CSV and through JSON.
CREATE TABLE c (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv');
CREATE TABLE j (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/j', 'format' = 'json');
CREATE VIEW v AS SELECT * FROM (VALUES (1, 'a,b'), (2, 'say "hi"'), (3, 'back\slash'), (4, ' lead'), (5, 'trail '), (6, '한글, 漢字'), (7, 'semi;colon|pipe'), (8, '{"k":1}'), (9, '')) AS t(id, s);
INSERT INTO c SELECT * FROM v;
INSERT INTO j SELECT * FROM v;
-- @cat ${OUT}/c
-- @cat ${OUT}/j
SELECT v.id, v.s = c.s AS csv_same, v.s = j.s AS json_same FROM v JOIN c ON v.id = c.id JOIN j ON v.id = j.id;
