-- Operator precedence and associativity.
SELECT 1 + 2 * 3 AS a, (1 + 2) * 3 AS b, 10 - 2 - 3 AS c, -2 * -3 AS g, 3 - -2 AS h, 2 * (3 + 4) * 5 AS i;
SELECT 100 / 10 / 2 AS a;
SELECT 100 / (10 / 2) AS a;
SELECT a / b / c AS x, a / (b / c) AS y FROM (VALUES (100, 10, 2)) AS t(a, b, c);
SELECT 7 % 4 * 2 AS a;
SELECT a % b * c AS x, a * b % c AS y, -a % b AS z FROM (VALUES (7, 4, 2), (-7, 3, 5)) AS t(a, b, c);
SELECT 2 + 3 = 5 AS a, NOT 1 = 2 AS b, 1 < 2 AND 2 < 3 OR FALSE AS c, TRUE OR FALSE AND FALSE AS d, NOT TRUE OR TRUE AS e;
SELECT 1 + 2 || 'x' AS a;
SELECT 'a' || 'b' || 'c' AS a, 'n' || CAST(1 + 1 AS STRING) AS b;
