-- Primary keys as constraints of the table and of a column.
CREATE TABLE a (id INT NOT NULL, v STRING, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'blackhole');
CREATE TABLE b (id INT PRIMARY KEY NOT ENFORCED, v STRING) WITH ('connector' = 'blackhole');
CREATE TABLE c (x INT, y STRING, v DOUBLE, CONSTRAINT pk PRIMARY KEY (x, y) NOT ENFORCED) WITH ('connector' = 'blackhole');
DESCRIBE a;
DESCRIBE b;
DESCRIBE c;
SHOW CREATE TABLE c;
