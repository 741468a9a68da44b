-- Left outer joins.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, l.v, r.k AS rk, r.w FROM l LEFT JOIN r ON l.k = r.k;
SELECT l.k, l.v, r.w FROM l LEFT OUTER JOIN r ON l.k = r.k AND r.w <> 'y';
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k = r.k WHERE r.w IS NULL;
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k = r.k WHERE r.k IS NULL;
SELECT l.k, COUNT(r.w) AS n FROM l LEFT JOIN r ON l.k = r.k GROUP BY l.k;
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k = r.k AND l.v = 'b';
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON FALSE;
