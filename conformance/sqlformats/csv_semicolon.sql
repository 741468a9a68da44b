-- Semicolons, decimal commas mended in SQL.
CREATE TABLE t (id INT, name STRING, price STRING, k STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_semicolon.csv', 'format' = 'csv', 'csv.field-delimiter' = ';');
SELECT * FROM t;
SELECT id, CAST(REPLACE(price, ',', '.') AS DECIMAL(6, 2)) AS price FROM t;
CREATE TABLE o (id INT, name STRING, price STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.field-delimiter' = ';');
INSERT INTO o SELECT id, name, price FROM t;
-- @cat ${OUT}/o
