-- ALTER TABLE RENAME of tables and columns.
CREATE TABLE t (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
ALTER TABLE t RENAME name TO dept_name;
SELECT dept_name FROM t WHERE id = 20;
ALTER TABLE t RENAME TO dept;
SELECT id, dept_name, city FROM dept ORDER BY id;
SHOW TABLES;
DESCRIBE dept;
