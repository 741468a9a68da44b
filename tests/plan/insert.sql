-- parallelism: 2
CREATE TABLE t (a INT, b STRING, c DOUBLE, d DECIMAL(10, 2), e TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '/nowhere/t', 'format' = 'csv');
CREATE TABLE u (a INT NOT NULL, x STRING, y BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/u', 'format' = 'csv');
CREATE TABLE o (b STRING, n BIGINT) WITH ('connector' = 'blackhole');
CREATE TABLE single_file (b STRING, n BIGINT) WITH ('connector' = 'filesystem', 'path' = '/nowhere/o', 'format' = 'csv', 'sink.parallelism' = '1');
EXPLAIN INSERT INTO o SELECT b, COUNT(*) FROM t GROUP BY b;
EXPLAIN INSERT INTO single_file (n, b) SELECT a, b FROM t;
EXPLAIN STATEMENT SET BEGIN INSERT INTO o SELECT b, a FROM t WHERE a > 1; INSERT INTO single_file SELECT b, COUNT(*) FROM t GROUP BY b; END;
