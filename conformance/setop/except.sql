-- EXCEPT, EXCEPT ALL and MINUS.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k FROM l EXCEPT SELECT k FROM r;
SELECT k FROM l EXCEPT ALL SELECT k FROM r;
SELECT k FROM r EXCEPT SELECT k FROM l;
SELECT a FROM (VALUES 1, 1, 1, 2) AS t(a) EXCEPT ALL SELECT a FROM (VALUES 1, 3) AS s(a);
SELECT k FROM l MINUS SELECT k FROM r;
