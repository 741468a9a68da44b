-- SHOW statements with fixed answers.
CREATE TABLE alpha (a INT) WITH ('connector' = 'blackhole');
CREATE TABLE beta (a INT) WITH ('connector' = 'blackhole');
CREATE VIEW gamma AS SELECT 1 AS x;
SHOW TABLES;
SHOW TABLES LIKE '%a%';
SHOW TABLES LIKE 'b%';
SHOW TABLES NOT LIKE 'a%';
SHOW VIEWS;
SHOW USER FUNCTIONS;
SHOW CURRENT CATALOG;
SHOW COLUMNS IN alpha;
SHOW PARTITIONS alpha;
SHOW JARS;
