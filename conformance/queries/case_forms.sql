-- Both forms of CASE.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CASE status WHEN 'paid' THEN 'P' WHEN 'open' THEN 'O' ELSE '-' END AS letter FROM orders ORDER BY id;
SELECT id, CASE WHEN discount = 0 THEN 'none' WHEN discount < 5 THEN 'some' WHEN discount < 15 THEN 'much' ELSE 'most' END AS d FROM orders ORDER BY id;
SELECT name, CASE dept_id WHEN 10 THEN 'tech' WHEN 20 THEN 'lab' END AS short_name FROM employees;
SELECT name, CASE WHEN bonus IS NULL THEN 0 ELSE bonus END AS b, CASE WHEN salary > 6000 THEN salary ELSE NULL END AS s FROM employees;
SELECT SUM(CASE WHEN manager_id IS NULL THEN 1 ELSE 0 END) AS bosses, COUNT(*) AS n FROM employees;
