-- Times compared.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d > DATE '2024-02-01' AS a, ts < TIMESTAMP '2024-03-01 00:00:00' AS b, t >= TIME '12:00:00' AS c FROM times;
SELECT id, ts BETWEEN TIMESTAMP '2024-01-01 00:00:00' AND TIMESTAMP '2024-12-31 23:59:59' AS in_2024 FROM times;
SELECT MIN(d) AS d1, MAX(d) AS d2, MIN(ts) AS t1, MAX(t) AS t2 FROM times;
SELECT COUNT(DISTINCT YEAR(d)) AS years_n FROM times;
