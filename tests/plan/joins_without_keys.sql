-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT t.b, u.x FROM t JOIN u ON t.a < u.a;
EXPLAIN SELECT t.b, u.x FROM t RIGHT JOIN u ON t.a < u.a;
EXPLAIN SELECT t.b FROM t JOIN u ON t.a + 1 = u.y * 2;
