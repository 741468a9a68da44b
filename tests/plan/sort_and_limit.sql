-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT a, b FROM t ORDER BY c DESC, b LIMIT 10 OFFSET 2;
EXPLAIN SELECT a FROM t ORDER BY a;
EXPLAIN SELECT a FROM t LIMIT 5;
