-- Conditions of one side only in ON and in WHERE.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k = r.k AND l.k > 1;
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k = r.k WHERE l.k > 1;
SELECT l.k, l.v, r.w FROM l RIGHT JOIN r ON l.k = r.k AND r.k > 1;
SELECT l.k, l.v, r.k AS rk, r.w FROM l FULL JOIN r ON l.k = r.k AND l.k > 1 AND r.k < 5;
SELECT l.k, r.w FROM l LEFT JOIN r ON TRUE WHERE r.w = 'x';
