-- The heading is a row: how people get rid of it.
CREATE TABLE t (id INT, name STRING, amount DECIMAL(8, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT * FROM t WHERE id IS NOT NULL;
SELECT COUNT(*) AS n, COUNT(id) AS good, SUM(amount) AS total FROM t;
CREATE TABLE s (id STRING, name STRING, amount STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_header.csv', 'format' = 'csv');
SELECT CAST(id AS INT) AS id, name FROM s WHERE id <> 'id';
