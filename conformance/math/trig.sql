-- Trigonometric functions.
SELECT x, SIN(x) AS a, COS(x) AS b, TAN(x) AS c FROM (VALUES 0E0, 0.5E0, 1E0, -1E0, 3.141592653589793E0) AS t(x);
SELECT x, ASIN(x) AS a, ACOS(x) AS b, ATAN(x) AS c FROM (VALUES 0E0, 0.5E0, 1E0, -1E0, 2E0) AS t(x);
SELECT x, SINH(x) AS a, COSH(x) AS b, TANH(x) AS c FROM (VALUES 0E0, 0.5E0, 1E0, -1E0) AS t(x);
SELECT y, x, ATAN2(y, x) AS a FROM (VALUES (1E0, 1E0), (0E0, -1E0), (-1E0, 0E0), (0E0, 0E0)) AS t(y, x);
SELECT SIN(0) AS a, COS(0) AS b, SIN(CAST(NULL AS DOUBLE)) AS c, COT(1E0) AS d, SIN(1) AS e, COS(0.5) AS f;
