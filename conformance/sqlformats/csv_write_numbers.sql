-- Numbers as they are written.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE t (id INT, i INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO t SELECT id, i, d, m, l FROM nums;
-- @cat ${OUT}/t
SELECT * FROM t;
CREATE TABLE u (id INT, x DOUBLE, f FLOAT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/u', 'format' = 'csv');
INSERT INTO u SELECT id, d / 3, CAST(i AS FLOAT) / 7 FROM nums WHERE id <> 5;
-- @cat ${OUT}/u
