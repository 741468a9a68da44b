-- Joins of aggregated sides.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT a.k, a.n, b.m FROM (SELECT k, COUNT(*) AS n FROM l GROUP BY k) AS a JOIN (SELECT k, COUNT(*) AS m FROM r GROUP BY k) AS b ON a.k = b.k;
SELECT a.k, a.n, b.m FROM (SELECT k, COUNT(*) AS n FROM l GROUP BY k) AS a FULL JOIN (SELECT k, COUNT(*) AS m FROM r GROUP BY k) AS b ON a.k = b.k;
SELECT l.k, SUM(CHAR_LENGTH(r.w)) AS s FROM l JOIN r ON l.k = r.k GROUP BY l.k HAVING COUNT(*) > 1;
