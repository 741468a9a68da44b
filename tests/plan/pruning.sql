CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT p.b FROM (SELECT a, b, c, d FROM (SELECT * FROM t WHERE a > 1)) AS p WHERE p.c < 2;
