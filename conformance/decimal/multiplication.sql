-- Products: scale is cut when 38 digits do not suffice.
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, c * c AS x, c * d AS y, d * d AS z FROM decs;
SELECT id, b * c AS x FROM decs;
SELECT id, b * b AS x FROM decs WHERE id NOT IN (4, 5);
SELECT id, b * b AS x FROM decs WHERE id = 4;
SELECT id, a * a AS x FROM decs;
SELECT 1.5 * 1.5 AS a, 0.01 * 0.01 AS b, 123456789.123456789 * 987654321.987654321 AS c;
