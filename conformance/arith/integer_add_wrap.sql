-- Integers wrap silently in the wider type of both sides.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ti + ti AS a, si + si AS b, i + i AS c, bi + bi AS d FROM nums;
SELECT id, ti + si AS a, ti + i AS b, si + bi AS c, i + bi AS d FROM nums;
SELECT id, ti - si AS a, i - ti AS b, bi - i AS c FROM nums;
SELECT CAST(127 AS TINYINT) + CAST(1 AS TINYINT) AS a, 2147483647 + 1 AS b, 9223372036854775807 + 1 AS c;
SELECT i + 1 AS a, ti + 1 AS b, bi - 1 AS c FROM nums WHERE id IN (4, 5);
