-- EXISTS and NOT EXISTS.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k, v FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k);
SELECT k, v FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE r.k = l.k);
SELECT k, v FROM l WHERE EXISTS (SELECT * FROM r WHERE w = 'z');
SELECT k, v FROM l WHERE EXISTS (SELECT * FROM r WHERE w = 'nope');
SELECT k, v FROM l WHERE NOT EXISTS (SELECT * FROM r WHERE w = 'nope') AND k > 2;
