-- UNION and UNION ALL.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k FROM l UNION ALL SELECT k FROM r;
SELECT k FROM l UNION SELECT k FROM r;
SELECT k, v FROM l UNION SELECT k, w FROM r;
SELECT 1 AS a UNION ALL SELECT 1 UNION ALL SELECT 2;
SELECT 1 AS a UNION SELECT 1 UNION ALL SELECT 1;
(SELECT k FROM l WHERE k = 1) UNION ALL (SELECT k FROM r WHERE k = 1);
