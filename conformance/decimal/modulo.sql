-- Remainders.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, MOD(a, 7) AS x, MOD(c, 3) AS y, MOD(c, 0.3) AS z FROM decs;
SELECT id, MOD(b, 1) AS x, MOD(c, -3) AS y FROM decs;
SELECT MOD(10.5, 3) AS a, MOD(-10.5, 3) AS b, MOD(10, 2.5) AS c, MOD(0.5, 0.2) AS d;
SELECT MOD(1.5, 0.0) AS a;
