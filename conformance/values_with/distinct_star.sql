-- Stars with joins, duplicates and subqueries.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM l, r WHERE l.k = r.k AND l.k = 1;
SELECT l.*, r.* FROM l JOIN r ON l.k = r.k WHERE l.k = 1;
SELECT t.* FROM (SELECT k, v FROM l) AS t WHERE k = 1;
SELECT DISTINCT l.k FROM l JOIN r ON l.k = r.k;
SELECT r.*, l.v AS other FROM l JOIN r ON l.k = r.k WHERE l.k = 5;
SELECT z.* FROM l;
