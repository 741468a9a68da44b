-- ignore-parse-errors.
CREATE TABLE t (id INT, name STRING, qty INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_dirty.json', 'format' = 'json', 'json.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT COUNT(*) AS n FROM t;
SELECT qty FROM t;
