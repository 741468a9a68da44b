-- Pipes, quotes switched off, too many fields ignored.
CREATE TABLE t (id INT, a STRING, v DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_pipe.txt', 'format' = 'csv', 'csv.field-delimiter' = '|', 'csv.disable-quote-character' = 'true', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT SUM(v) AS s FROM t;
CREATE TABLE o (id INT, a STRING, v DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.field-delimiter' = '|');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
