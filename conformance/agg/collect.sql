-- COLLECT makes a multiset.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT COLLECT(a) AS m FROM pairs WHERE a = 1;
SELECT b, COLLECT(a) AS m FROM pairs WHERE b = 1 AND a = 1 GROUP BY b;
SELECT COLLECT(a) AS m FROM pairs WHERE FALSE;
SELECT COLLECT(DISTINCT a) AS m FROM pairs WHERE a = 1;
SELECT CARDINALITY(COLLECT(a)) AS n FROM pairs;
