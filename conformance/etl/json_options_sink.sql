-- JSON sinks: nulls left out, ISO times, plain decimals.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE a (id INT, bonus DOUBLE, manager_id INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json', 'json.encode.ignore-null-fields' = 'true');
CREATE TABLE b (id INT, ordered TIMESTAMP(3), discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601', 'json.encode.decimal-as-plain-number' = 'true');
INSERT INTO a SELECT id, bonus, manager_id FROM employees;
INSERT INTO b SELECT id, CAST(ordered AS TIMESTAMP(3)), discount FROM orders WHERE id < 105;
-- @cat ${OUT}/a
-- @cat ${OUT}/b
SELECT id, ordered FROM b WHERE discount > 0;
