-- WHERE with AND, OR, NOT, BETWEEN, LIKE, IS NULL.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT name FROM employees WHERE dept_id = 10 AND salary > 7000 OR dept_id = 30;
SELECT name FROM employees WHERE dept_id = 10 AND (salary > 7000 OR bonus IS NULL);
SELECT name FROM employees WHERE NOT (dept_id = 10);
SELECT name FROM employees WHERE bonus BETWEEN 0 AND 300 AND name NOT LIKE 'A%';
SELECT name FROM employees WHERE salary NOT BETWEEN 2000 AND 6000;
SELECT name FROM employees WHERE name LIKE '%n' OR name LIKE '_en%';
SELECT name FROM employees WHERE dept_id IS NULL AND manager_id IS NOT NULL;
SELECT name FROM employees WHERE hired > DATE '2019-01-01' AND title <> 'intern';
