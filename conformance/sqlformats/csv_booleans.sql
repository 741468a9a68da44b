-- Booleans as people write them.
CREATE TABLE t (id INT, a BOOLEAN, b STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_bools.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, CAST(b AS BOOLEAN) AS b FROM t;
SELECT COUNT(*) AS n FROM t WHERE a;
