-- Sums and differences up to 38 digits.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a + 1 AS x, a - 1 AS y FROM decs;
SELECT id, b + b AS x, b - b AS y, b + c AS z FROM decs;
SELECT id, c + c AS x, c - d AS y, d + d AS z FROM decs;
SELECT id, a + b AS x FROM decs;
SELECT 0.1 + 0.2 AS a, 1.10 - 1.1 AS b, CAST('99999999999999999999.5' AS DECIMAL(38, 1)) + 0.5 AS c, -0.00 AS d;
