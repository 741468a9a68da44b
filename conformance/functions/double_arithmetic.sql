-- DOUBLE arithmetic of columns.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d + 1 AS a, d - 0.5 AS b, d * 2 AS c, d / 4 AS q FROM nums;
SELECT id, d + i AS di, d * k AS dk, CAST(d AS FLOAT) AS f FROM nums;
SELECT id, d > 1 AS g, d = 3.75 AS e, d <> m AS n FROM nums;
