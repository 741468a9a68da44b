-- Columns of different numeric types in one expression.
CREATE TABLE t (id INT, a TINYINT, b SMALLINT, c INT, d BIGINT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_ints.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE f (id INT, a FLOAT, b DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE m (id INT, a DECIMAL(6, 2), b DECIMAL(10, 4), c DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_decimals.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT t.id, t.a + f.a AS x, t.b * m.a AS y, t.c / f.b AS z FROM t JOIN f ON t.id = f.id JOIN m ON t.id = m.id WHERE f.b <> 0;
SELECT t.id, m.a + f.b AS x, m.a > t.a AS y, f.a = m.a AS z FROM t JOIN f ON t.id = f.id JOIN m ON t.id = m.id;
SELECT t.id, CASE WHEN t.id = 1 THEN t.a ELSE m.a END AS c1, COALESCE(t.a, f.b) AS c2 FROM t JOIN f ON t.id = f.id JOIN m ON t.id = m.id;
