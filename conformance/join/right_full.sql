-- Right and full outer joins.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, l.v, r.k AS rk, r.w FROM l RIGHT JOIN r ON l.k = r.k;
SELECT l.k, l.v, r.k AS rk, r.w FROM l FULL OUTER JOIN r ON l.k = r.k;
SELECT l.k, r.k AS rk FROM l FULL JOIN r ON l.k = r.k WHERE l.k IS NULL OR r.k IS NULL;
SELECT COALESCE(l.k, r.k) AS k, COUNT(*) AS n FROM l FULL JOIN r ON l.k = r.k GROUP BY COALESCE(l.k, r.k);
SELECT l.v, r.w FROM l FULL JOIN r ON l.k = r.k AND l.v = 'bb';
