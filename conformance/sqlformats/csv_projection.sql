-- Only some columns of a wide file, and the same file with another schema.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT name FROM employees;
SELECT title, id FROM employees WHERE dept_id = 30;
SELECT COUNT(*) AS n FROM employees;
CREATE TABLE all_texts (a STRING, b STRING, c STRING, d STRING, e STRING, f STRING, g STRING, h STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv');
SELECT a, c, g FROM all_texts WHERE h = 'intern';
