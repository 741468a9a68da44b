-- Nullability of predicates.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT a = b AS p1, a IS NULL AS p2, a IN (1, 2) AS p3, a BETWEEN 1 AND 2 AS p4, a IS DISTINCT FROM b AS p5, NOT (a = b) AS p6, a = 1 AND b = 1 AS p7, (a = b) IS TRUE AS p8, 1 = 1 AS p9, id = id AS p10, EXISTS (SELECT 1) AS p11 FROM pairs WHERE FALSE;
