-- Inner joins: NULL keys never match, duplicates multiply.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, l.v, r.k AS rk, r.w FROM l JOIN r ON l.k = r.k;
SELECT l.k, l.v, r.w FROM l INNER JOIN r ON l.k = r.k WHERE r.w <> 'x';
SELECT l.v, r.w FROM l, r WHERE l.k = r.k AND l.v = 'a';
SELECT COUNT(*) AS n FROM l JOIN r ON l.k = r.k AND l.k > 1;
SELECT a.k, b.v FROM l a JOIN l b ON a.k = b.k;
