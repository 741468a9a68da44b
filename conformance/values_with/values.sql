-- VALUES as a query and as a table.
VALUES (1, 'a'), (2, 'b');
VALUES 1, 2, 3;
SELECT * FROM (VALUES (1, 'a'), (2, 'bcd')) AS t(x, y);
SELECT * FROM (VALUES (1, 'a'), (2, CAST(NULL AS STRING))) AS t;
SELECT * FROM (VALUES (1), (2.5), (CAST(NULL AS BIGINT))) AS t(x);
SELECT x + 1 AS y FROM (VALUES (1), (2)) AS t(x);
SELECT * FROM (VALUES ROW(1, 'x')) AS t(a, b);
VALUES (1, 'a'), (2);
SELECT * FROM (VALUES (1, NULL), (2, 'x')) AS t(a, b);
SELECT * FROM (VALUES (NULL)) AS t(a);
