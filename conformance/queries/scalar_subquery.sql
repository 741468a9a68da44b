-- Subqueries that are one value.
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
SELECT name FROM employees WHERE salary = (SELECT MAX(salary) FROM employees);
SELECT order_id, sku FROM items WHERE price > (SELECT AVG(price) FROM items);
SELECT name, salary - (SELECT MIN(salary) FROM employees) AS above FROM employees ORDER BY id;
SELECT (SELECT COUNT(*) FROM items) AS items_n, (SELECT COUNT(*) FROM products) AS products_n FROM (VALUES 1) AS t(x);
SELECT sku, (SELECT MAX(price) FROM items WHERE qty > 100) AS nothing FROM products WHERE category = 'tea';
SELECT title FROM products WHERE cost > (SELECT AVG(cost) FROM products) AND weight <= (SELECT MAX(weight) FROM products) / 2;
