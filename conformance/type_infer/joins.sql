-- Outer joins make columns nullable.
CREATE TABLE x (a INT NOT NULL, b STRING NOT NULL) WITH ('connector' = 'datagen', 'number-of-rows' = '1');
SELECT l.a AS la, r.a AS ra FROM x l JOIN x r ON l.a = r.a WHERE FALSE;
SELECT l.a AS la, r.a AS ra FROM x l LEFT JOIN x r ON l.a = r.a WHERE FALSE;
SELECT l.a AS la, r.a AS ra FROM x l RIGHT JOIN x r ON l.a = r.a WHERE FALSE;
SELECT l.a AS la, r.a AS ra FROM x l FULL JOIN x r ON l.a = r.a WHERE FALSE;
SELECT a, COUNT(*) AS n, SUM(a) AS s, MAX(b) AS m FROM x WHERE FALSE GROUP BY a;
SELECT SUM(a) AS s, COUNT(a) AS c FROM x WHERE FALSE;
SELECT a, b FROM x WHERE FALSE UNION ALL SELECT a, CAST(NULL AS STRING) FROM x WHERE FALSE;
SELECT (SELECT MAX(a) FROM x WHERE FALSE) AS s;
SELECT DISTINCT a + 1 AS p, UPPER(b) AS q, COALESCE(NULLIF(a, 1), 2) AS r FROM x WHERE FALSE;
