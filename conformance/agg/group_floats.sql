-- GROUP BY and DISTINCT on NaN and zeros of both signs.
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT d, COUNT(*) AS n FROM floats GROUP BY d;
SELECT DISTINCT f FROM floats;
SELECT COUNT(DISTINCT d) AS a FROM floats;
