-- How doubles and floats look as text.
SELECT 1E0 AS a, 100E0 AS b, 1234567E0 AS c, 9999999E0 AS d, 1E7 AS e, 12345678E0 AS f, 0.001E0 AS g, 0.0001E0 AS h, 123E-5 AS i;
SELECT CAST(1E0 AS STRING) AS a, CAST(1E7 AS STRING) AS b, CAST(0.001E0 AS STRING) AS c, CAST(0.0001E0 AS STRING) AS d, CAST(1.5E300 AS STRING) AS e;
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CAST(f AS STRING) AS a, CAST(d AS STRING) AS b FROM floats;
SELECT id, CAST(f AS DOUBLE) AS a, CAST(d AS FLOAT) AS b FROM floats;
SELECT id, f = d AS a FROM floats;
