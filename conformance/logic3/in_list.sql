-- IN and NOT IN with NULLs in the list and on the left.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a IN (1, 2) AS x, a NOT IN (1, 2) AS y FROM pairs;
SELECT id, a IN (1, CAST(NULL AS INT)) AS x, a NOT IN (1, CAST(NULL AS INT)) AS y FROM pairs;
SELECT id, a IN (b, 3) AS x FROM pairs;
SELECT id FROM pairs WHERE a NOT IN (1, 2);
SELECT 1 IN (1, 2, 3) AS a, 4 IN (1, 2, 3) AS b, 'a' IN ('b', 'A') AS c, 1.0 IN (1, 2) AS d, CAST(NULL AS INT) IN (1) AS e;
SELECT 1 IN (1, NULL) AS a, 2 IN (1, NULL) AS b;
SELECT id FROM pairs WHERE a IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 2147483647);
