-- Many expressions in one select.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, name, UPPER(name) AS u, CHAR_LENGTH(name) AS l, salary, salary * 12 AS yearly, salary / 12 AS per_month, bonus, bonus * 2 AS b2, COALESCE(bonus, 0) + 1 AS b1, hired, YEAR(hired) AS y, MONTH(hired) AS m, dept_id IS NULL AS no_dept, title || ':' || name AS label, CAST(id AS STRING) AS id_text, CASE WHEN id > 5 THEN 'new' ELSE 'old' END AS age FROM employees ORDER BY id;
SELECT COUNT(*) AS c, SUM(salary) AS s, AVG(salary) AS a, MIN(salary) AS lo, MAX(salary) AS hi, COUNT(DISTINCT title) AS t, MIN(name) AS fn, MAX(name) AS mn, MIN(hired) AS h1, MAX(hired) AS h2, SUM(bonus) AS b, COUNT(bonus) AS cb FROM employees;
