-- Sinks without files.
CREATE TABLE b (a INT) WITH ('connector' = 'blackhole');
INSERT INTO b VALUES 1, 2;
SELECT * FROM b;
