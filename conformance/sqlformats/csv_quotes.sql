-- Quotes, commas and line ends in fields.
CREATE TABLE t (id INT, a STRING, b STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_quotes.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, CHAR_LENGTH(a) AS n FROM t;
CREATE TABLE o (id INT, a STRING, b STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
SELECT * FROM o;
