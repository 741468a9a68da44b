-- Which functions keep DECIMAL.
SELECT ABS(d) AS a, CEIL(d) AS b, FLOOR(d) AS c, ROUND(d, 1) AS e, TRUNCATE(d, 1) AS f, SIGN(d) AS g, SQRT(d) AS h, EXP(d) AS i, POWER(d, 2) AS j, MOD(d, 2) AS k FROM (VALUES CAST(1.25 AS DECIMAL(10, 2)), CAST(-1.25 AS DECIMAL(10, 2))) AS t(d) WHERE d > 0;
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ROUND(a, -2) AS a, ROUND(b, 3) AS b, ROUND(c, 1) AS c, ROUND(d, 2) AS d FROM decs;
SELECT id, CEIL(b) AS a, FLOOR(b) AS b, CEIL(d) AS c, FLOOR(d) AS d FROM decs;
