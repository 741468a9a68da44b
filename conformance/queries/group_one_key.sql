-- One key, several aggregates.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept_id, COUNT(*) AS n, SUM(salary) AS s, AVG(salary) AS a, MIN(salary) AS lo, MAX(salary) AS hi FROM employees GROUP BY dept_id;
SELECT title, COUNT(bonus) AS b, SUM(bonus) AS s, AVG(bonus) AS a, MIN(bonus) AS lo, MAX(bonus) AS hi FROM employees GROUP BY title;
SELECT title, MIN(name) AS first_name, MAX(name) AS last_name, MIN(hired) AS h FROM employees GROUP BY title;
SELECT dept_id, COUNT(DISTINCT title) AS titles, COUNT(DISTINCT manager_id) AS bosses FROM employees GROUP BY dept_id;
