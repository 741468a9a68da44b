-- Odd names: quoted, Unicode, reserved, case.
CREATE TABLE `my table` (`a b` INT, `한글` STRING, `SELECT` INT, `x``y` INT) WITH ('connector' = 'blackhole');
DESCRIBE `my table`;
SHOW TABLES;
CREATE TABLE T (a INT, A STRING) WITH ('connector' = 'blackhole');
DESCRIBE T;
DESCRIBE t;
CREATE TABLE d (a INT, a INT) WITH ('connector' = 'blackhole');
CREATE TABLE e () WITH ('connector' = 'blackhole');
CREATE TABLE select (a INT) WITH ('connector' = 'blackhole');
CREATE TABLE f (order INT) WITH ('connector' = 'blackhole');
