-- Set operations over NaN and zeros.
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT d FROM floats WHERE id IN (1, 2, 3) UNION SELECT d FROM floats WHERE id IN (1, 2, 12);
SELECT d FROM floats WHERE id IN (1, 3) INTERSECT SELECT d FROM floats WHERE id IN (2, 12);
SELECT d FROM floats WHERE id IN (1, 3) EXCEPT SELECT d FROM floats WHERE id IN (2, 12);
