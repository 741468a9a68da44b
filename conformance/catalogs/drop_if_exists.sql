-- DROP ... IF EXISTS makes scripts that run twice.
DROP TABLE IF EXISTS t;
CREATE TABLE t (a INT) WITH ('connector' = 'blackhole');
DROP TABLE IF EXISTS t;
CREATE TABLE t (a STRING) WITH ('connector' = 'blackhole');
DESCRIBE t;
DROP VIEW IF EXISTS v;
CREATE VIEW IF NOT EXISTS v AS SELECT 1 AS a;
DROP VIEW v;
SHOW VIEWS;
SHOW TABLES;
