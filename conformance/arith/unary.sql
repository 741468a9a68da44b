-- Unary minus and plus; the smallest integer is its own negative.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, -ti AS a, -si AS b, -i AS c, -bi AS d, -f AS e, -d AS g, -de AS h FROM nums;
SELECT id, +i AS a, - - i AS b, -(i + 1) AS c FROM nums;
SELECT -1 AS a, +1 AS b, -1.5 AS c, -1.5E0 AS d, - -1 AS e, -(-128) AS f, -0.0 AS g, -0E0 AS h;
SELECT -9223372036854775808 AS a;
SELECT -CAST(-128 AS TINYINT) AS a, -CAST('-2147483648' AS INT) AS b;
