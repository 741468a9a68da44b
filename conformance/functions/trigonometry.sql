-- Trigonometry of columns.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ROUND(SIN(d), 10) AS s, ROUND(COS(d), 10) AS c, ROUND(TAN(d), 10) AS t FROM nums WHERE id < 4;
SELECT id, ROUND(ATAN(d), 10) AS a, ROUND(ATAN2(i, k), 10) AS b, ROUND(DEGREES(d), 6) AS g, ROUND(RADIANS(i), 10) AS r FROM nums WHERE id < 4;
SELECT ROUND(PI(), 5) AS p, ROUND(E(), 5) AS e, ROUND(ACOS(0.5), 8) AS a, ROUND(ASIN(0.5), 8) AS b FROM nums WHERE id = 1;
