-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
EXPLAIN SELECT t.b, u.x FROM t, u WHERE t.a = u.a AND t.c > 1 AND u.y < 5 AND t.b <> u.x;
EXPLAIN SELECT t.b, u.x FROM t LEFT JOIN u ON t.a = u.a AND u.y > 3 WHERE t.c > 1;
EXPLAIN SELECT t.b FROM t FULL JOIN u ON t.a = u.a;
