-- IS NOT DISTINCT FROM joins NULL to NULL.
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT l.k, l.v, r.w FROM l JOIN r ON l.k IS NOT DISTINCT FROM r.k;
SELECT l.k, l.v, r.w FROM l LEFT JOIN r ON l.k IS NOT DISTINCT FROM r.k;
SELECT l.k, l.v, r.w FROM l JOIN r ON l.k = r.k OR (l.k IS NULL AND r.k IS NULL);
