-- DISTINCT with ORDER BY, LIMIT and aggregates above it.
CREATE TABLE weblog (ts TIMESTAMP(0), ip STRING, verb STRING, url STRING, status INT, sent BIGINT, ms INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/web_log.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT DISTINCT SPLIT_INDEX(ip, '.', 0) AS net FROM weblog ORDER BY net;
SELECT DISTINCT dept_id FROM employees ORDER BY dept_id DESC LIMIT 2;
SELECT COUNT(*) AS n, MIN(s) AS lo, MAX(s) AS hi FROM (SELECT DISTINCT status AS s FROM weblog);
SELECT DISTINCT UPPER(title) AS t, dept_id IS NULL AS unattached FROM employees;
