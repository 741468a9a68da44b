-- A broken line fails the job; so does a missing field when asked for.
CREATE TABLE t (id INT, name STRING, qty INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_dirty.json', 'format' = 'json');
SELECT * FROM t;
CREATE TABLE u (id INT, name STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_flat.json', 'format' = 'json', 'json.fail-on-missing-field' = 'true');
SELECT * FROM u;
CREATE TABLE v (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_flat.json', 'format' = 'json', 'json.fail-on-missing-field' = 'true');
SELECT * FROM v;
CREATE TABLE w (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_flat.json', 'format' = 'json', 'json.fail-on-missing-field' = 'true', 'json.ignore-parse-errors' = 'true');
SELECT * FROM w;
