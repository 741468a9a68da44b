-- Groups in which every value is NULL.
SELECT k, COUNT(v) AS a, SUM(v) AS b, AVG(v) AS c, MIN(v) AS d, MAX(v) AS e, STDDEV_POP(v) AS f, COLLECT(v) AS g FROM (VALUES (1, CAST(NULL AS INT)), (1, CAST(NULL AS INT)), (2, 5)) AS t(k, v) GROUP BY k;
SELECT COUNT(v) AS a, SUM(v) AS b, MIN(v) AS c, COUNT(DISTINCT v) AS d, SUM(DISTINCT v) AS e FROM (VALUES CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE)) AS t(v);
