-- Division of integers truncates towards zero; the column division fails on zero only.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, 7 / ti AS a, 7 / si AS b, 7 / i AS c, 7 / bi AS d FROM nums WHERE i <> 0;
SELECT id, ti / 2 AS a, si / 2 AS b, i / 2 AS c, bi / 2 AS d FROM nums;
SELECT 7 / 2 AS a, -7 / 2 AS b, 7 / -2 AS c, -7 / -2 AS d;
SELECT i / -1 AS a, bi / -1 AS b FROM nums WHERE id = 5;
SELECT id, i / i AS a FROM nums WHERE id = 1;
SELECT 1 / 0;
SELECT i / 0 AS a FROM nums WHERE id = 9;
