-- Pages: LIMIT with OFFSET, FETCH NEXT.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, name FROM employees ORDER BY id LIMIT 3 OFFSET 2;
SELECT id, name FROM employees ORDER BY id OFFSET 8 ROWS FETCH NEXT 5 ROWS ONLY;
SELECT id, name FROM employees ORDER BY salary, id FETCH FIRST 2 ROWS ONLY;
SELECT id FROM employees ORDER BY id LIMIT 5 OFFSET 100;
SELECT order_id, line FROM items ORDER BY order_id DESC, line DESC LIMIT 4 OFFSET 1;
