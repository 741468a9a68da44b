-- Every aggregate over no rows, with and without GROUP BY.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT COUNT(*) AS a, COUNT(i) AS b, SUM(i) AS c, AVG(i) AS d, MIN(i) AS e, MAX(i) AS f, SUM(de) AS g, AVG(d) AS h, STDDEV_SAMP(d) AS j, VAR_POP(d) AS k FROM nums WHERE id > 100;
SELECT ti, COUNT(*) AS a, SUM(i) AS b FROM nums WHERE id > 100 GROUP BY ti;
SELECT COUNT(*) AS a FROM nums WHERE id > 100 HAVING COUNT(*) = 0;
SELECT COALESCE(SUM(i), 0) AS a, COUNT(*) + 1 AS b FROM nums WHERE id > 100;
