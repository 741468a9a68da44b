-- GREATEST and LEAST of numbers, dates, mixed types.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, GREATEST(i, k) AS g, LEAST(i, k) AS l FROM nums;
SELECT id, GREATEST(x, y, z) AS g, LEAST(x, y, z) AS l FROM flags;
SELECT id, GREATEST(d, DATE '2024-01-01') AS g, LEAST(d, DATE '2024-01-01') AS l FROM times;
SELECT id, GREATEST(m, CAST(10 AS DECIMAL(12, 3))) AS g FROM nums;
