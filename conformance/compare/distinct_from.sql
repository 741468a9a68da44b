-- IS [NOT] DISTINCT FROM never gives NULL.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a IS DISTINCT FROM b AS x, a IS NOT DISTINCT FROM b AS y FROM pairs;
SELECT id, d IS DISTINCT FROM 0E0 AS x, d IS NOT DISTINCT FROM d AS y FROM floats;
SELECT NULL IS DISTINCT FROM NULL AS a;
SELECT CAST(NULL AS STRING) IS DISTINCT FROM '' AS a, 'a' IS NOT DISTINCT FROM 'a' AS b;
