-- Sinks with their own delimiter, null literal and quotes.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE a (id INT, name STRING, bonus DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.field-delimiter' = ';', 'csv.null-literal' = 'NA');
CREATE TABLE b (id INT, name STRING, hired DATE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv', 'csv.field-delimiter' = '|', 'csv.disable-quote-character' = 'true');
CREATE TABLE c (id INT, name STRING, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv', 'csv.field-delimiter' = '\t', 'csv.null-literal' = '');
INSERT INTO a SELECT id, name, bonus FROM employees;
INSERT INTO b SELECT id, name, hired FROM employees;
INSERT INTO c SELECT id, name, NULLIF(title, 'intern') FROM employees;
-- @cat ${OUT}/a
-- @cat ${OUT}/b
-- @cat ${OUT}/c
SELECT COUNT(*) AS n, COUNT(bonus) AS b FROM a;
SELECT * FROM b WHERE id > 8;
SELECT * FROM c WHERE title IS NULL;
