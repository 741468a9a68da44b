-- SHOW CREATE TABLE.
CREATE TABLE t (a INT NOT NULL, b STRING, c DECIMAL(10, 2), d ROW<x INT, y ARRAY<STRING>>, e AS a + 1, f TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL, PRIMARY KEY (a) NOT ENFORCED) PARTITIONED BY (b) WITH ('connector' = 'filesystem', 'path' = '${OUT}/x', 'format' = 'csv', 'csv.field-delimiter' = ';');
SHOW CREATE TABLE t;
CREATE TABLE u (`a b` INT, `select` STRING COMMENT 'it''s') COMMENT 'say ''hi''' WITH ('connector' = 'blackhole', 'x' = 'it''s');
SHOW CREATE TABLE u;
CREATE TABLE s (`a b` INT, c STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv');
CREATE VIEW v AS SELECT `a b`, UPPER(c) AS up FROM s WHERE c <> 'it''s';
SHOW CREATE VIEW v;
SHOW CREATE TABLE v;
SHOW CREATE TABLE nope;
