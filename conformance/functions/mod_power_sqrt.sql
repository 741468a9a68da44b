-- MOD, POWER, SQRT.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, MOD(i, k) AS a, i % 3 AS b, MOD(l, 7) AS c FROM nums;
SELECT id, POWER(i, 2) AS p2, POWER(2, k) AS pk, SQRT(ABS(i)) AS r, SQRT(d * d) AS s FROM nums WHERE id <> 6;
SELECT id, i / k AS q, i * k AS p, i + k AS s, i - k AS d FROM nums;
