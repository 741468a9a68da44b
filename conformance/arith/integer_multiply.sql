-- Products wrap too.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ti * ti AS a, si * si AS b, i * i AS c, bi * bi AS d FROM nums;
SELECT id, ti * bi AS a, i * si AS b FROM nums;
SELECT 46341 * 46341 AS a, 3037000500 * 3037000500 AS b, CAST(100 AS TINYINT) * CAST(2 AS TINYINT) AS c;
