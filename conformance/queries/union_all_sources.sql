-- UNION ALL of three tables.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT name, 'customer' AS kind FROM customers UNION ALL SELECT name, 'person' FROM persons UNION ALL SELECT name, 'employee' FROM employees;
SELECT kind, COUNT(*) AS n FROM (SELECT name, 'customer' AS kind FROM customers UNION ALL SELECT name, 'person' FROM persons UNION ALL SELECT name, 'employee' FROM employees) GROUP BY kind;
SELECT id FROM customers WHERE id < 3 UNION ALL SELECT id FROM employees WHERE id < 3 ORDER BY id LIMIT 3;
SELECT name FROM customers WHERE country = 'GB' UNION ALL SELECT name FROM employees WHERE dept_id = 30;
