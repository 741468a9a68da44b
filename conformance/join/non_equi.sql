-- Conditions other than equality.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, r.k AS rk FROM l JOIN r ON l.k < r.k;
SELECT l.k, r.k AS rk FROM l LEFT JOIN r ON l.k > r.k;
SELECT l.k, r.k AS rk FROM l JOIN r ON l.k <> r.k AND l.v < r.w;
SELECT l.k, r.k AS rk FROM l JOIN r ON l.k BETWEEN r.k - 1 AND r.k + 1;
SELECT l.k, r.k AS rk FROM l JOIN r ON l.k = r.k OR l.v = 'c';
SELECT l.k, r.k AS rk FROM l FULL JOIN r ON l.k > r.k + 3;
