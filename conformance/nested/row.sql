-- ROW: constructor, fields, comparison.
SELECT ROW(1, 'a') AS a, ROW(1, CAST(NULL AS STRING)) AS b, (1, 2) AS c, ROW(1, ROW('x', 2.5)) AS d, ROW(ARRAY[1], MAP['a', 1]) AS e;
SELECT t.r.a AS x, t.r.b AS y FROM (SELECT CAST(ROW(1, 'q') AS ROW<a INT, b STRING>) AS r) AS t;
SELECT r.* FROM (SELECT CAST(ROW(1, 'q') AS ROW<a INT, b STRING>) AS r) AS t;
SELECT t.r.* FROM (SELECT CAST(ROW(1, 'q') AS ROW<a INT, b STRING>) AS r) AS t;
SELECT ROW(1, 'a') = ROW(1, 'a') AS a, ROW(1, 'a') <> ROW(1, 'b') AS b, (1, 2) = (1, 2) AS c;
SELECT ROW(1, CAST(NULL AS INT)) = ROW(1, CAST(NULL AS INT)) AS a;
SELECT ROW(1) < ROW(2) AS a;
SELECT ROW(1, 2).f0 AS a;
SELECT r, COUNT(*) AS n FROM (SELECT ROW(a, b) AS r FROM (VALUES (1, 'x'), (1, 'x'), (2, 'y')) AS s(a, b)) AS t GROUP BY r;
SELECT CAST(NULL AS ROW<a INT>).a AS a;
