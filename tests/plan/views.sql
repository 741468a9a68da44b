CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
CREATE VIEW v AS SELECT a, COUNT(*) AS n FROM t GROUP BY a;
EXPLAIN SELECT * FROM v WHERE a = 3 AND n > 2;
EXPLAIN WITH q AS (SELECT a, SUM(y) AS s FROM u GROUP BY a) SELECT q1.a FROM q q1 JOIN q q2 ON q1.a = q2.a;
