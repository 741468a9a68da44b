-- Equality between exact and approximate numbers.
SELECT a, b, a = b AS eq, a < b AS lt, a > b AS gt FROM (VALUES (CAST(0.1 AS DECIMAL(10, 2)), 0.1E0), (CAST(0.3 AS DECIMAL(10, 2)), 0.30000000000000004E0), (CAST(1 AS DECIMAL(10, 2)), 1E0)) AS t(a, b);
SELECT f, d, f = d AS eq FROM (VALUES (CAST('0.1' AS FLOAT), 0.1E0), (CAST('0.5' AS FLOAT), 0.5E0)) AS t(f, d);
SELECT i, f, i = f AS eq FROM (VALUES (16777217, CAST('16777216' AS FLOAT)), (1, CAST('1' AS FLOAT))) AS t(i, f);
SELECT bi, d, bi = d AS eq FROM (VALUES (9007199254740993, 9007199254740992E0)) AS t(bi, d);
