-- CEIL and FLOOR of numbers.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CEIL(i) AS a, FLOOR(bi) AS b, CEIL(f) AS c, FLOOR(f) AS d, CEIL(d) AS e, FLOOR(d) AS g, CEIL(de) AS h, FLOOR(de) AS i FROM nums;
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CEIL(d) AS a, FLOOR(d) AS b, CEILING(f) AS c FROM floats;
SELECT CEIL(1.5) AS a, FLOOR(1.5) AS b, CEIL(-1.5) AS c, FLOOR(-1.5) AS d, CEIL(-0.5E0) AS e, FLOOR(0.00) AS f, CEIL(CAST('9999999999999999999999999999999999999.5' AS DECIMAL(38, 1))) AS g;
