-- CTAS takes the types of the query.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE e2 WITH ('connector' = 'filesystem', 'path' = '${OUT}/e2', 'format' = 'csv') AS SELECT id, name, CAST(salary AS DOUBLE) AS pay, hired, YEAR(hired) AS y, bonus IS NULL AS no_bonus FROM employees WHERE dept_id = 10;
DESCRIBE e2;
-- @cat ${OUT}/e2
SELECT y, COUNT(*) AS n, SUM(pay) AS pay FROM e2 GROUP BY y;
