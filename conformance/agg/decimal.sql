-- Aggregates of DECIMAL columns.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(b) AS a, AVG(b) AS b, MIN(b) AS c, MAX(b) AS d FROM decs WHERE id NOT IN (4, 5);
SELECT SUM(c) AS a, AVG(c) AS b, SUM(d) AS c, AVG(d) AS d FROM decs;
SELECT SUM(a) AS a FROM decs WHERE id IN (2, 4);
SELECT SUM(a) AS a, AVG(a) AS b FROM decs WHERE id IN (4, 5);
SELECT AVG(a) AS a FROM decs WHERE id IN (2, 6, 8);
SELECT a, COUNT(*) AS n FROM decs GROUP BY a;
SELECT id, SUM(c) AS s FROM decs GROUP BY id;
