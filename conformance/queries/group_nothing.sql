-- Aggregates without GROUP BY.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT COUNT(*) AS n, COUNT(dept_id) AS d, COUNT(DISTINCT dept_id) AS dd FROM employees;
SELECT SUM(salary) AS s, SUM(bonus) AS b, AVG(salary) AS a, MIN(hired) AS oldest, MAX(hired) AS newest FROM employees;
SELECT SUM(qty) AS q, SUM(qty * price) AS p, AVG(qty) AS aq, AVG(CAST(qty AS DOUBLE)) AS ad FROM items;
SELECT COUNT(*) AS n, SUM(qty) AS q, MAX(sku) AS m FROM items WHERE sku = 'none such';
SELECT MAX(price) - MIN(price) AS d, COUNT(*) + 1 AS n1 FROM items;
