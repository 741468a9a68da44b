-- Queries over generated values only.
SELECT a * b AS product FROM (VALUES 1, 2, 3) AS x(a), (VALUES 4, 5) AS y(b);
SELECT SUM(a) AS s, AVG(a) AS m, COUNT(*) AS n FROM (VALUES 10, 20, 30, 45) AS t(a);
SELECT g, SUM(v) AS s FROM (VALUES ('a', 1), ('b', 2), ('a', 3), ('c', CAST(NULL AS INT))) AS t(g, v) GROUP BY g;
WITH t(n) AS (VALUES 1, 2, 3, 4, 5) SELECT n, n * n AS sq, POWER(n, 3) AS cube_n FROM t WHERE MOD(n, 2) = 1 ORDER BY n;
