-- Databases of a project.
CREATE DATABASE staging;
CREATE DATABASE IF NOT EXISTS staging;
CREATE DATABASE mart COMMENT 'for reports';
SHOW DATABASES;
USE staging;
CREATE TABLE t (a INT) WITH ('connector' = 'blackhole');
USE mart;
CREATE TABLE r (b STRING) WITH ('connector' = 'blackhole');
SHOW TABLES;
DESCRIBE staging.t;
SHOW TABLES FROM staging;
