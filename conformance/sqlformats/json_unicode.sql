-- Escapes and Unicode field names.
CREATE TABLE t (id INT, s STRING, `키` STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_unicode.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, CHAR_LENGTH(s) AS n, `키` = '' AS blank FROM t;
CREATE TABLE o (id INT, s STRING, `키` STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t WHERE id < 3;
-- @cat ${OUT}/o
