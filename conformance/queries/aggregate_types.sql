-- Result types of aggregates over column types.
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(i) AS si, AVG(i) AS ai, SUM(d) AS sd, AVG(d) AS ad FROM nums;
SELECT SUM(m) AS sm, AVG(m) AS am, MIN(m) AS lom, MAX(m) AS him FROM nums;
SELECT SUM(l) AS sl, AVG(l) AS al, MIN(l) AS lol, MAX(l) AS hil FROM nums;
SELECT k, COUNT(i) AS c, SUM(i) AS s, MAX(d) AS x FROM nums GROUP BY k;
SELECT SUM(CAST(i AS BIGINT)) AS sb, SUM(CAST(i AS DOUBLE)) AS sd, SUM(CAST(i AS DECIMAL(10, 2))) AS sx FROM nums;
