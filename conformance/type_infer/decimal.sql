-- Precision and scale of DECIMAL arithmetic.
CREATE TABLE t (a DECIMAL(10, 2), b DECIMAL(5, 0), c DECIMAL(38, 18), d DECIMAL(20, 10), e DECIMAL(38, 0), f DECIMAL(1, 1), g DECIMAL(38, 38)) WITH ('connector' = 'datagen', 'number-of-rows' = '1');
SELECT a + b AS p1, a + c AS p2, a + d AS p3, c + c AS p4, c + e AS p5, e + e AS p6, f + g AS p7, d - a AS p8, g - e AS p9 FROM t WHERE FALSE;
SELECT a * b AS p1, a * c AS p2, a * d AS p3, c * c AS p4, c * e AS p5, e * e AS p6, f * g AS p7, g * g AS p8, d * d AS p9 FROM t WHERE FALSE;
SELECT a / b AS p1, a / c AS p2, a / d AS p3, c / c AS p4, c / e AS p5, e / e AS p6, f / g AS p7, g / g AS p8, b / a AS p9 FROM t WHERE FALSE;
SELECT MOD(a, b) AS p1, MOD(b, a) AS p2, MOD(c, d) AS p3, MOD(a, 3) AS p4 FROM t WHERE FALSE;
SELECT SUM(a) AS p1, AVG(a) AS p2, MIN(a) AS p3, SUM(c) AS p4, AVG(c) AS p5, SUM(f) AS p6, AVG(f) AS p7, AVG(e) AS p8, STDDEV_POP(a) AS p9 FROM t WHERE FALSE;
SELECT ROUND(a, 1) AS p1, ROUND(a) AS p2, ROUND(a, 5) AS p3, ROUND(c, 2) AS p4, CEIL(a) AS p5, FLOOR(c) AS p6, TRUNCATE(a, 1) AS p7, ABS(a) AS p8, SIGN(a) AS p9, -a AS p10 FROM t WHERE FALSE;
SELECT CASE WHEN a > 0 THEN a ELSE b END AS p1, CASE WHEN a > 0 THEN a ELSE 1 END AS p2, COALESCE(a, d) AS p3, COALESCE(c, e) AS p4, IF(a > 0, a, d) AS p5, NULLIF(a, b) AS p6, GREATEST(a, d) AS p7 FROM t WHERE FALSE;
