-- Quotients: scale and rounding; division by zero fails.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, c / 3 AS x, c / 7.00 AS y FROM decs;
SELECT id, a / 3 AS x, b / 3 AS y, d / 3 AS z FROM decs;
SELECT id, 1 / c AS x, c / d AS y FROM decs WHERE c <> 0;
SELECT id, c / 0 AS x FROM decs WHERE id = 2;
SELECT 1.0 / 3 AS a, 2.00 / 3.00 AS b, 10 / 4.0 AS c, 1 / 0.3 AS d, 0.0 / 5 AS e, -1.0 / 3 AS f;
SELECT 1.0 / 0 AS a;
