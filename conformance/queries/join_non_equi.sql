-- Joins by a range besides the key, and by a range alone.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE products (sku STRING, title STRING, category STRING, cost DECIMAL(8, 2), weight DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_products.csv', 'format' = 'csv');
CREATE VIEW bands AS SELECT * FROM (VALUES ('low', 0, 3000), ('mid', 3000, 6000), ('high', 6000, 99999)) AS t(band, lo, hi);
SELECT e.name, b.band FROM employees e JOIN bands b ON e.salary >= b.lo AND e.salary < b.hi;
SELECT b.band, COUNT(e.id) AS n FROM bands b LEFT JOIN employees e ON e.salary >= b.lo AND e.salary < b.hi GROUP BY b.band;
SELECT i.order_id, p.sku FROM items i JOIN products p ON i.sku = p.sku AND i.price < p.cost * 2;
SELECT a.name AS x, b.name AS y FROM employees a JOIN employees b ON a.dept_id = b.dept_id AND a.salary < b.salary;
