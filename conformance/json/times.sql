-- timestamp-format.standard: SQL and ISO-8601.
CREATE TABLE t (id INT, d DATE, t TIME, ts TIMESTAMP(3), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_times.json', 'format' = 'json');
SELECT * FROM t;
CREATE TABLE u (id INT, d DATE, t TIME, ts TIMESTAMP(3), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_times_iso.json', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601');
SELECT * FROM u;
CREATE TABLE v (id INT, d DATE, t TIME, ts TIMESTAMP(3), ltz TIMESTAMP_LTZ(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_times_iso.json', 'format' = 'json', 'json.ignore-parse-errors' = 'true');
SELECT * FROM v;
CREATE TABLE w (id INT, ts TIMESTAMP(3)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_times_iso.json', 'format' = 'json');
SELECT * FROM w;
