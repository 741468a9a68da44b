-- Blanks around fields.
CREATE TABLE t (id INT, a STRING, v DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_spaces.csv', 'format' = 'csv');
SELECT id, '[' || a || ']' AS a, v FROM t;
SELECT id, TRIM(a) AS a FROM t;
