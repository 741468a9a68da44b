-- DROP DATABASE with its tables.
CREATE DATABASE tmp;
CREATE TABLE tmp.a (x INT) WITH ('connector' = 'blackhole');
CREATE TABLE tmp.b (x INT) WITH ('connector' = 'blackhole');
SHOW TABLES FROM tmp;
DROP TABLE tmp.a;
SHOW TABLES FROM tmp;
DROP DATABASE tmp CASCADE;
SHOW DATABASES;
