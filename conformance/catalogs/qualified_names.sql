-- Names with a database and a catalog.
CREATE DATABASE d1;
CREATE TABLE d1.departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT name FROM d1.departments WHERE id = 10;
SELECT x.name FROM default_catalog.d1.departments AS x WHERE x.id > 20;
CREATE VIEW d1.rich AS SELECT name, budget FROM d1.departments WHERE budget > 200000;
SELECT * FROM d1.rich;
USE d1;
SELECT COUNT(*) AS n FROM rich;
SHOW VIEWS;
