-- IEEE arithmetic: infinities, NaN and negative zero come out of columns.
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d + d AS a, d - d AS b, d * 0 AS c, d / d AS e FROM floats;
SELECT id, f + f AS a, f - f AS b, f * CAST(0 AS FLOAT) AS c, f / f AS e FROM floats;
SELECT id, 1 / d AS a, d / 0 AS b, -d AS c, -f AS e FROM floats;
SELECT id, d * 1.0E308 AS a, d * 1.0E-308 AS b FROM floats;
SELECT CAST(0 AS DOUBLE) / 0;
