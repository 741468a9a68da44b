-- Which text means NULL.
CREATE TABLE a (id INT, v STRING, n STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nulls.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE b (id INT, v STRING, n INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nulls.csv', 'format' = 'csv', 'csv.null-literal' = '-');
CREATE TABLE c (id INT, v STRING, n STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nulls.csv', 'format' = 'csv', 'csv.null-literal' = 'n/a');
CREATE TABLE d (id INT, v STRING, n STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nulls.csv', 'format' = 'csv');
SELECT * FROM a;
SELECT * FROM b;
SELECT * FROM c;
SELECT id FROM d WHERE v IS NULL;
SELECT COUNT(v) AS v, COUNT(n) AS n, SUM(n) AS s FROM b;
