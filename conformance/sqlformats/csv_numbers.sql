-- Numbers as people write them.
CREATE TABLE t (a INT, b INT, c BIGINT, d DOUBLE, e DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_numbers.csv', 'format' = 'csv');
SELECT a, b, c FROM t WHERE a < 3;
SELECT a, d, e FROM t;
SELECT SUM(b) AS b, MAX(d) AS d FROM t;
