-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT b FROM t WHERE a IN (SELECT a FROM u WHERE y > 1);
EXPLAIN SELECT b FROM t WHERE a NOT IN (SELECT a FROM u);
EXPLAIN SELECT b FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE y > 100);
EXPLAIN SELECT b, (SELECT MAX(y) FROM u) FROM t;
