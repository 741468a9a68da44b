-- INTERSECT and INTERSECT ALL treat NULLs as equal.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k FROM l INTERSECT SELECT k FROM r;
SELECT k FROM l INTERSECT ALL SELECT k FROM r;
SELECT k, v FROM l INTERSECT SELECT k, v FROM l WHERE k > 1;
SELECT a FROM (VALUES 1, 1, 1, 2) AS t(a) INTERSECT ALL SELECT a FROM (VALUES 1, 1, 3) AS s(a);
