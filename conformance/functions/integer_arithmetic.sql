-- Integer arithmetic of columns.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, i + k * 2 AS a, (i + k) * 2 AS b, i - -k AS c, i * i AS sq FROM nums;
SELECT id, i / k AS q, i / CAST(k AS DOUBLE) AS dq, i * 1.0 / k AS mq FROM nums;
SELECT id, l + i AS li, l * 2 AS l2, l - 1 AS l1 FROM nums;
