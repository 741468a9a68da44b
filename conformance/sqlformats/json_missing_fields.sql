-- Fields that are missing, null or unknown.
CREATE TABLE t (id INT, name STRING, amount DOUBLE, tags ARRAY<STRING>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_missing.json', 'format' = 'json');
SELECT * FROM t;
SELECT COUNT(*) AS n, COUNT(id) AS i, SUM(amount) AS s FROM t;
SELECT id FROM t WHERE amount IS NULL;
CREATE TABLE s (id INT, name STRING, amount DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_missing.json', 'format' = 'json', 'json.fail-on-missing-field' = 'true');
SELECT * FROM s;
