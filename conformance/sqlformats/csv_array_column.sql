-- Lists inside of a field.
CREATE TABLE t (id INT, l ARRAY<STRING>, k STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_arrays.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, l[1] AS first_one, CARDINALITY(l) AS n FROM t;
CREATE TABLE s (id INT, l STRING, k STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_arrays.csv', 'format' = 'csv');
SELECT id, SPLIT_INDEX(l, ';', 1) AS second_one FROM s;
CREATE TABLE o (id INT, l ARRAY<STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'csv', 'csv.array-element-delimiter' = '/');
INSERT INTO o SELECT id, l FROM t WHERE id <> 3;
-- @cat ${OUT}/o
