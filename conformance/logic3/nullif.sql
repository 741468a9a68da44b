-- NULLIF.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, NULLIF(a, b) AS x, NULLIF(a, 1) AS y FROM pairs;
SELECT NULLIF(1, 1) AS a, NULLIF(1, 2) AS b, NULLIF('a', 'a') AS c, NULLIF(CAST(NULL AS INT), 1) AS d, NULLIF(1, CAST(NULL AS INT)) AS e, NULLIF(1, 1.0) AS f;
