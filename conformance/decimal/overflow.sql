-- What happens beyond the declared precision.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CAST(a AS DECIMAL(10, 0)) AS x FROM decs;
SELECT id, CAST(c AS DECIMAL(3, 2)) AS x, CAST(c AS DECIMAL(10, 0)) AS y FROM decs;
SELECT id, a + a AS x FROM decs WHERE id = 4;
SELECT id, a * 10 AS x FROM decs WHERE id IN (4, 8);
SELECT id, a * a AS x FROM decs WHERE id = 8;
SELECT SUM(a) AS x FROM decs WHERE id = 4;
SELECT CAST(9.99 AS DECIMAL(3, 1)) AS a, CAST(9.94 AS DECIMAL(2, 1)) AS b;
SELECT CAST(9.95 AS DECIMAL(2, 1)) AS a;
SELECT TRY_CAST(9.95 AS DECIMAL(2, 1)) AS a, TRY_CAST(123.4 AS DECIMAL(3, 1)) AS b;
