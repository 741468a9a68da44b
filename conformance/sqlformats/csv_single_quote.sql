-- Another quote character.
CREATE TABLE t (id INT, a STRING, b STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_single_quote.csv', 'format' = 'csv', 'csv.quote-character' = '''');
SELECT * FROM t;
CREATE TABLE o (id INT, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.quote-character' = '''');
INSERT INTO o SELECT id, a FROM t;
-- @cat ${OUT}/o
SELECT * FROM o;
