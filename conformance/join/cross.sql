-- Cross joins and comma lists.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.v, r.w FROM l CROSS JOIN r WHERE l.k = 1;
SELECT COUNT(*) AS n FROM l, r;
SELECT COUNT(*) AS n FROM l CROSS JOIN r CROSS JOIN (VALUES 1, 2) AS t(x);
SELECT a, b FROM (VALUES 1, 2) AS x(a), (VALUES 'p', 'q') AS y(b);
SELECT a, b FROM (VALUES 1, 2) AS x(a) CROSS JOIN (SELECT b FROM (VALUES 5) AS z(b) WHERE b > 9) AS y;
