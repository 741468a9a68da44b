-- One contact list of three sources, without doubles.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE contacts (name STRING, country STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/contacts', 'format' = 'csv');
INSERT INTO contacts SELECT name, country FROM customers UNION SELECT name, country FROM persons UNION SELECT name, 'XX' FROM employees WHERE dept_id = 10;
-- @cat ${OUT}/contacts
SELECT country, COUNT(*) AS n FROM contacts GROUP BY country HAVING COUNT(*) > 1 ORDER BY n DESC, country;
