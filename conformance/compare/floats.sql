-- NaN, infinities and zeros of both signs under comparison.
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d = d AS a, d <> d AS b, d < 0 AS c, d > 0 AS e, d = 0 AS g, d >= 0 AS h FROM floats;
SELECT x.id AS l, y.id AS r, x.d = y.d AS eq, x.d < y.d AS lt, x.d > y.d AS gt FROM floats x, floats y WHERE x.id IN (1, 2, 3, 4) AND y.id IN (1, 2, 3, 4, 12);
SELECT x.id AS l, y.id AS r, x.f = y.f AS eq, x.f < y.f AS lt, x.f > y.f AS gt FROM floats x, floats y WHERE x.id IN (1, 2, 3, 4) AND y.id IN (1, 2, 3, 4, 12);
SELECT id FROM floats WHERE d IN (0.0E0, 1.0E0);
SELECT id FROM floats WHERE d BETWEEN 0 AND 1;
