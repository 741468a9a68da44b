-- Comparison across integer widths.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ti = si AS a, si < i AS b, i <= bi AS c, bi > ti AS d, i <> bi AS e FROM nums;
SELECT id FROM nums WHERE i != 7;
SELECT id FROM nums WHERE i > 0;
SELECT id FROM nums WHERE i = bi AND ti = i;
SELECT id FROM nums WHERE NOT i = 1;
