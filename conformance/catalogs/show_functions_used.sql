-- SHOW CREATE of tables with many features.
CREATE TABLE events (id BIGINT NOT NULL COMMENT 'key', name VARCHAR(20), at_text STRING, `at` AS TO_TIMESTAMP(at_text), props MAP<STRING, STRING>, who ROW<a INT, b STRING>, WATERMARK FOR `at` AS `at` - INTERVAL '10' SECOND, PRIMARY KEY (id) NOT ENFORCED) COMMENT 'all events' WITH ('connector' = 'filesystem', 'path' = '/nowhere', 'format' = 'json');
SHOW CREATE TABLE events;
DESCRIBE events;
SHOW COLUMNS FROM events;
