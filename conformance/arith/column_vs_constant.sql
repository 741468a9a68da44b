-- The same expression from a constant and from a column.
SELECT CAST(0.1 AS FLOAT) + 0.2 AS a, 1 / 3E0 AS b, 2147483647 + 1 AS c, CAST(1 AS DOUBLE) / 3 AS d, 10 / 4 AS e, 0.1E0 + 0.2E0 AS f;
SELECT CAST(a AS FLOAT) + 0.2 AS a, b / 3E0 AS b, c + 1 AS c, CAST(b AS DOUBLE) / 3 AS d, e / 4 AS e, f + 0.2E0 AS f FROM (VALUES (0.1, 1, 2147483647, 10, 0.1E0)) AS t(a, b, c, e, f);
