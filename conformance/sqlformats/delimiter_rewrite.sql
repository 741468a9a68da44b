-- The same rows with five delimiters.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE a (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.field-delimiter' = ';');
CREATE TABLE b (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv', 'csv.field-delimiter' = '|');
CREATE TABLE c (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv', 'csv.field-delimiter' = '\t');
CREATE TABLE d (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/d', 'format' = 'csv', 'csv.field-delimiter' = ':');
INSERT INTO a SELECT * FROM departments;
INSERT INTO b SELECT * FROM a;
INSERT INTO c SELECT * FROM b;
INSERT INTO d SELECT * FROM c;
-- @cat ${OUT}/a
-- @cat ${OUT}/c
-- @cat ${OUT}/d
SELECT * FROM d EXCEPT SELECT * FROM departments;
