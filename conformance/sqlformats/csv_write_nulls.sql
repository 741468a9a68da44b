-- NULLs written with and without a null literal.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE a (id INT, dept_id INT, bonus DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE TABLE b (id INT, dept_id INT, bonus DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv', 'csv.null-literal' = '\N');
CREATE TABLE c (id INT, dept_id INT, bonus DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv', 'csv.null-literal' = 'null');
INSERT INTO a SELECT id, dept_id, bonus FROM employees;
INSERT INTO b SELECT id, dept_id, bonus FROM employees;
INSERT INTO c SELECT id, dept_id, bonus FROM employees;
-- @cat ${OUT}/a
-- @cat ${OUT}/b
-- @cat ${OUT}/c
SELECT COUNT(*) AS n, COUNT(bonus) AS b FROM b;
SELECT id FROM c WHERE dept_id IS NULL;
