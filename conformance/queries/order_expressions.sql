-- ORDER BY expressions, aliases, positions and columns that are not selected.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT name FROM employees ORDER BY salary DESC, id;
SELECT name, salary * 12 AS yearly FROM employees ORDER BY yearly DESC, name;
SELECT name, hired FROM employees ORDER BY MONTH(hired), hired, 1;
SELECT order_id, qty * price AS amount FROM items ORDER BY 2 DESC, 1;
SELECT name FROM employees ORDER BY CASE title WHEN 'director' THEN 1 WHEN 'engineer' THEN 2 ELSE 3 END, id;
SELECT name FROM employees ORDER BY CHAR_LENGTH(name), name;
