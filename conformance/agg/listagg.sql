-- LISTAGG over inputs whose order cannot matter.
SELECT LISTAGG(s) AS a, LISTAGG(s, '|') AS b, LISTAGG(s, '') AS c FROM (VALUES 'x', 'x', 'x') AS t(s);
SELECT LISTAGG(s) AS a FROM (VALUES CAST(NULL AS STRING), CAST(NULL AS STRING)) AS t(s);
SELECT k, LISTAGG(s, '-') AS a FROM (VALUES (1, 'a'), (2, 'b'), (2, 'b'), (1, CAST(NULL AS STRING))) AS t(k, s) GROUP BY k;
SELECT LISTAGG(DISTINCT s, ';') AS a FROM (VALUES 'x', 'x') AS t(s);
SELECT LISTAGG(s) AS a FROM (VALUES 'x') AS t(s) WHERE FALSE;
SELECT LISTAGG(s, ',') AS a FROM (VALUES 1, 2) AS t(s);
