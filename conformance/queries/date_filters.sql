-- Filters over dates and times.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM orders WHERE ordered >= TIMESTAMP '2024-02-01 00:00:00' AND ordered < TIMESTAMP '2024-03-01 00:00:00';
SELECT name FROM customers WHERE joined > DATE '2022-01-01';
SELECT id FROM orders WHERE EXTRACT(MONTH FROM ordered) = 3 AND EXTRACT(DAY FROM ordered) > 10;
SELECT id FROM orders WHERE CAST(ordered AS TIME) < TIME '09:00:00';
SELECT name FROM employees WHERE hired + INTERVAL '5' YEAR > DATE '2024-06-01';
SELECT id FROM orders WHERE ordered BETWEEN TIMESTAMP '2024-03-01 00:00:00' AND TIMESTAMP '2024-03-15 16:45:00';
