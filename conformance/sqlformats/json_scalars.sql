-- Numbers as texts and texts as numbers.
CREATE TABLE t (b BOOLEAN, i INT, l BIGINT, d DOUBLE, s STRING, n DECIMAL(10, 3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_scalars.json', 'format' = 'json');
SELECT * FROM t;
SELECT SUM(i) AS i, SUM(l) AS l, SUM(d) AS d, SUM(n) AS n FROM t;
CREATE TABLE u (b STRING, i STRING, l STRING, d STRING, s STRING, n STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_scalars.json', 'format' = 'json');
SELECT * FROM u;
