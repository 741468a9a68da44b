-- Comments of tables and columns.
CREATE TABLE t (id INT COMMENT 'the key', name STRING COMMENT '이름', city STRING) COMMENT 'people' WITH ('connector' = 'filesystem', 'path' = '/nowhere', 'format' = 'csv');
DESCRIBE t;
SHOW CREATE TABLE t;
CREATE VIEW v COMMENT 'only names' AS SELECT id, name FROM t;
DESCRIBE v;
SHOW CREATE VIEW v;
