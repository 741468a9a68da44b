-- NOT NULL, keys, comments, computed columns, watermarks in DESCRIBE.
CREATE TABLE t (id INT NOT NULL, name STRING COMMENT 'the name', ts TIMESTAMP(3), cost AS id * 2, up AS UPPER(name) COMMENT 'shouted', PRIMARY KEY (id) NOT ENFORCED, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) COMMENT 'a table' WITH ('connector' = 'blackhole');
DESCRIBE t;
SHOW CREATE TABLE t;
SHOW COLUMNS FROM t;
SHOW COLUMNS FROM t LIKE '%s%';
CREATE TABLE u (a INT, b INT, PRIMARY KEY (a, b) NOT ENFORCED) WITH ('connector' = 'blackhole');
DESCRIBE u;
CREATE TABLE w (a INT, PRIMARY KEY (a)) WITH ('connector' = 'blackhole');
CREATE TABLE x (a INT, PRIMARY KEY (nope) NOT ENFORCED) WITH ('connector' = 'blackhole');
