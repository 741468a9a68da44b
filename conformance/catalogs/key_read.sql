-- A table with a primary key over a file.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT, PRIMARY KEY (id) NOT ENFORCED) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT * FROM departments;
SELECT id, COUNT(*) AS n FROM departments GROUP BY id;
SELECT city, COUNT(DISTINCT id) AS n FROM departments GROUP BY city;
DESCRIBE departments;
