-- BETWEEN and IN of columns.
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, x BETWEEN y AND z AS b, x BETWEEN SYMMETRIC z AND y AS s FROM flags;
SELECT id, x IN (0, 5, y) AS i, s IN ('a', 'c') AS j, x NOT IN (1, 2) AS n FROM flags;
SELECT id, d BETWEEN 0 AND 10 AS b, m NOT BETWEEN 0 AND 10 AS n FROM nums;
