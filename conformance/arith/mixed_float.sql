-- FLOAT and DOUBLE beside the other types.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ti + f AS a, i + f AS b, bi + f AS c, f + d AS e FROM nums;
SELECT id, i + d AS a, bi + d AS b, de + d AS c, de + f AS e FROM nums;
SELECT id, f * f AS a, d * d AS b, f / 3 AS c, d / 3 AS e FROM nums;
SELECT id, f - d AS a, d - f AS b FROM nums WHERE id IN (6, 8);
