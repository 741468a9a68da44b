-- CHAR, VARCHAR and STRING in CSV.
CREATE TABLE t (id INT, a CHAR(3), b VARCHAR(5), c STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_strings.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM t;
SELECT id, CHAR_LENGTH(a) AS la, CHAR_LENGTH(b) AS lb, a || c AS ac, UPPER(b) AS ub FROM t;
SELECT id FROM t WHERE b LIKE 'abc%' OR c = '';
CREATE TABLE o (id INT, a CHAR(3), b VARCHAR(5), c STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM t WHERE id > 2;
-- @cat ${OUT}/o
