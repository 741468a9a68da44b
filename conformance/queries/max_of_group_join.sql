-- The row with a group's maximum.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
SELECT e.dept_id, e.name, e.salary FROM employees e JOIN (SELECT dept_id, MAX(salary) AS top_salary FROM employees GROUP BY dept_id) m ON e.dept_id = m.dept_id AND e.salary = m.top_salary;
SELECT i.sku, i.order_id, i.price FROM items i, (SELECT sku, MIN(price) AS lo FROM items GROUP BY sku) m WHERE i.sku = m.sku AND i.price = m.lo ORDER BY i.sku, i.order_id;
SELECT e.name FROM employees e WHERE e.hired = (SELECT MIN(hired) FROM employees);
