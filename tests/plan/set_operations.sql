-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT a FROM t UNION ALL SELECT a FROM u UNION ALL SELECT 1;
EXPLAIN SELECT a, b FROM t UNION SELECT a, x FROM u;
EXPLAIN SELECT a FROM t INTERSECT SELECT a FROM u;
EXPLAIN SELECT a FROM t EXCEPT ALL SELECT a FROM u;
