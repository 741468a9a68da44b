-- IN and NOT IN with uncorrelated subqueries: NULLs decide.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT k, v FROM l WHERE k IN (SELECT k FROM r);
SELECT k, v FROM l WHERE k NOT IN (SELECT k FROM r);
SELECT k, v FROM l WHERE k NOT IN (SELECT k FROM r WHERE k IS NOT NULL);
SELECT k, v FROM l WHERE k IN (SELECT k FROM r WHERE FALSE);
SELECT k, v FROM l WHERE k NOT IN (SELECT k FROM r WHERE FALSE);
SELECT k, v FROM l WHERE (k, v) IN (SELECT k, v FROM l WHERE k = 2);
SELECT k, k IN (SELECT k FROM r) AS x FROM l;
