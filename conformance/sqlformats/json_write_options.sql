-- Writing JSON: nulls, decimals, map keys.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE a (id INT, bonus DOUBLE, salary DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
CREATE TABLE b (id INT, bonus DOUBLE, salary DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json', 'json.encode.ignore-null-fields' = 'true', 'json.encode.decimal-as-plain-number' = 'true');
CREATE TABLE c (id INT, m MAP<STRING, INT>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'json', 'json.map-null-key.mode' = 'LITERAL', 'json.map-null-key.literal' = 'none');
INSERT INTO a SELECT id, bonus, salary FROM employees WHERE id < 4;
INSERT INTO b SELECT id, bonus, salary FROM employees WHERE id < 4;
INSERT INTO c SELECT id, MAP[title, id] FROM employees WHERE id < 4;
-- @cat ${OUT}/a
-- @cat ${OUT}/b
-- @cat ${OUT}/c
SELECT * FROM b;
