-- SUM, AVG, MIN, MAX per precision.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(a) AS a FROM decs WHERE id NOT IN (4, 5);
SELECT AVG(c) AS a, AVG(d) AS b, SUM(b) AS c FROM decs WHERE id NOT IN (4, 5);
SELECT SUM(x) AS a, AVG(x) AS b, COUNT(x) AS c FROM (VALUES 1.1, 2.25, 3.333) AS t(x);
SELECT AVG(x) AS a FROM (VALUES CAST(1 AS DECIMAL(10, 0)), CAST(2 AS DECIMAL(10, 0))) AS t(x);
SELECT SUM(DISTINCT c) AS a, MAX(c) - MIN(c) AS b FROM decs;
