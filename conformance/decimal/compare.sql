-- Comparison ignores trailing zeros.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a = b AS x, b > c AS y, c = d AS z, a < 1.5 AS w FROM decs;
SELECT id FROM decs WHERE c IN (1.00, 2.5, 0.050);
SELECT 1.0 = 1.00 AS a, 1.10 > 1.1 AS b, 0.1 + 0.2 = 0.3 AS c, CAST(1 AS DECIMAL(38, 18)) = 1 AS d;
SELECT c, COUNT(*) AS n FROM (SELECT c FROM decs UNION ALL SELECT CAST(c AS DECIMAL(12, 4)) FROM decs) AS t GROUP BY c;
