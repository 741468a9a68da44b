-- Keys of different types are widened.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE decs (id INT, a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(10, 2), d DECIMAL(5, 5)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/decs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT a.id, b.id AS bid FROM nums a JOIN nums b ON a.ti = b.bi;
SELECT a.id, b.id AS bid FROM nums a JOIN nums b ON a.i = b.de;
SELECT a.id, b.id AS bid FROM nums a JOIN nums b ON a.f = b.d;
SELECT a.id, b.id AS bid FROM floats a JOIN floats b ON a.d = b.d;
SELECT a.id, b.id AS bid FROM decs a JOIN decs b ON a.b = b.c;
SELECT x.a, y.b FROM (VALUES CAST('ab' AS CHAR(3))) AS x(a) JOIN (VALUES CAST('ab' AS VARCHAR(5))) AS y(b) ON x.a = y.b;
