-- Days and months of dates.
CREATE TABLE employees (id INT, name STRING, dept_id INT, manager_id INT, salary DECIMAL(10, 2), hired DATE, bonus DOUBLE, title STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_employees.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT name, hired FROM employees WHERE EXTRACT(MONTH FROM hired) = 1 ORDER BY EXTRACT(DAY FROM hired), id;
SELECT MONTH(born) AS m, COUNT(*) AS n FROM persons GROUP BY MONTH(born) ORDER BY m;
SELECT name, born FROM persons WHERE EXTRACT(MONTH FROM born) = 2 AND EXTRACT(DAY FROM born) >= 28;
SELECT name, hired + INTERVAL '10' YEAR AS ten_years FROM employees WHERE hired < DATE '2014-01-01';
SELECT p.name, e.name AS other FROM persons p JOIN employees e ON DAYOFWEEK(p.born) = DAYOFWEEK(e.hired) AND MONTH(p.born) = MONTH(e.hired);
