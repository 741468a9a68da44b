-- COALESCE, IFNULL, NULLIF, IF.
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, COALESCE(x, y, z, -99) AS c, IFNULL(x, 0) AS i FROM flags;
SELECT id, NULLIF(x, 0) AS n, NULLIF(s, 'a') AS ns FROM flags;
SELECT id, IF(p, 'yes', 'no') AS i, IF(x > y, x, y) AS bigger FROM flags;
SELECT id, COALESCE(s, 'none') AS s, COALESCE(p, q) AS pq, COALESCE(x, CAST(2.5 AS DOUBLE)) AS d FROM flags;
SELECT SUM(COALESCE(x, 0)) AS sx, SUM(IFNULL(y, 1)) AS sy FROM flags;
