-- LIKE with one more column.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE wide (extra STRING) WITH ('path' = '${OUT}/wide') LIKE departments;
INSERT INTO wide SELECT id, name, city, budget, city || '-' || CAST(id AS STRING) FROM departments;
-- @cat ${OUT}/wide
SELECT extra, budget FROM wide ORDER BY id DESC;
