-- MIN and MAX with NaN, infinities and zeros.
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT MIN(d) AS a, MAX(d) AS b, MIN(f) AS c, MAX(f) AS e FROM floats WHERE id NOT IN (3, 12);
SELECT MIN(d) AS a, MAX(d) AS b FROM floats WHERE id IN (1, 2);
SELECT MIN(d) AS a, MAX(d) AS b FROM floats WHERE id IN (3, 6);
SELECT MIN(d) AS a, MAX(d) AS b FROM floats WHERE id IN (6, 12);
SELECT MIN(d) AS a, MAX(d) AS b FROM floats WHERE id IN (3, 12);
SELECT SUM(d) AS a, AVG(d) AS b FROM floats WHERE id IN (4, 6);
SELECT SUM(d) AS a, AVG(d) AS b FROM floats WHERE id IN (4, 5);
SELECT SUM(d) AS a FROM floats WHERE id IN (3, 6);
