-- Statements that do not parse.
SELECT;
SELEC 1;
SELECT 1 +;
SELECT (1;
SELECT 1 FROM;
SELECT * FROM t WHERE;
SELECT 1 1;
SELECT 'unterminated;
SELECT 1 AS select;
SELECT a FROM (VALUES 1) t(a) GROUP;
INSERT INTO;
CREATE TABLE t (a NOSUCHTYPE) WITH ('connector' = 'blackhole');
CREATE TABLE t (a INT,) WITH ('connector' = 'blackhole');
SELECT 1,;
SELECT 1 FROM (VALUES 1) AS t(a) ORDER a;
SELECT "a";
SELECT 1 == 1;
SELECT 1 AS fine;
