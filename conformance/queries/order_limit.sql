-- ORDER BY with LIMIT.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT * FROM items ORDER BY price DESC, order_id, line LIMIT 5;
SELECT name, salary FROM employees ORDER BY salary DESC, name LIMIT 3;
SELECT name, bonus FROM employees ORDER BY bonus DESC NULLS LAST, id LIMIT 4;
SELECT name, bonus FROM employees ORDER BY bonus, id LIMIT 4;
SELECT sku, SUM(qty) AS q FROM items GROUP BY sku ORDER BY SUM(qty) DESC, sku LIMIT 3;
SELECT name FROM employees ORDER BY id LIMIT 0;
