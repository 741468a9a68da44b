-- Broken lines under json.ignore-parse-errors, and without it.
CREATE TABLE t (id INT, name STRING, amount DECIMAL(6, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_broken.json', 'format' = 'json', 'json.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT COUNT(*) AS n FROM t;
CREATE TABLE u (id INT, name STRING, amount DECIMAL(6, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_broken.json', 'format' = 'json');
SELECT * FROM u;
