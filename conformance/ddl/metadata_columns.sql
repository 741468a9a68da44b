-- Metadata columns of the filesystem connector.
CREATE TABLE t (id INT, name STRING, fname STRING NOT NULL METADATA FROM 'file.name', sz BIGINT NOT NULL METADATA FROM 'file.size') WITH ('connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, name, fname, sz FROM t;
SELECT DISTINCT fname FROM t;
DESCRIBE t;
CREATE TABLE u (id INT, name STRING, `file.name` STRING NOT NULL METADATA, p STRING METADATA FROM 'file.path') WITH ('connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, `file.name`, p IS NULL AS x FROM u;
CREATE TABLE v (id INT, x STRING METADATA FROM 'nope') WITH ('connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv');
SELECT * FROM v;
