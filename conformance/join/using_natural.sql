-- USING and NATURAL merge the key columns.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM l JOIN r USING (k);
SELECT k, v, w FROM l LEFT JOIN r USING (k);
SELECT k, v, w FROM l FULL JOIN r USING (k);
SELECT * FROM l NATURAL JOIN r;
SELECT * FROM l NATURAL LEFT JOIN r;
SELECT l.k FROM l JOIN r USING (k);
SELECT k FROM l JOIN r ON l.k = r.k;
