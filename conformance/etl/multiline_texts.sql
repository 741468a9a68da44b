-- Texts with line ends and quotes through CSV.
CREATE TABLE q (id INT, txt STRING, k STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/fmt_quotes.csv', 'format' = 'csv');
SELECT * FROM q;
CREATE TABLE t (id INT, txt STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT id, txt FROM q;
-- @cat ${OUT}/t
SELECT id, CHAR_LENGTH(txt) AS n FROM t;
