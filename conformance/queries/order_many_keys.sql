-- Several keys with different directions and NULLs.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE stock (sku STRING, warehouse STRING, on_hand INT, reserved INT, reorder_level INT, counted DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/stock.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept_id, manager_id, name FROM employees ORDER BY dept_id, manager_id DESC, name;
SELECT dept_id, name FROM employees ORDER BY dept_id DESC NULLS LAST, name DESC;
SELECT sku, warehouse, reorder_level FROM stock ORDER BY reorder_level NULLS LAST, sku DESC, warehouse;
SELECT sku, counted FROM stock ORDER BY counted DESC NULLS FIRST, sku, warehouse;
