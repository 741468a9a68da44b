-- New rows replace old ones by key.
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE VIEW news AS SELECT * FROM (VALUES (20, 'Research & Dev', 'Busan', CAST(300000 AS BIGINT)), (50, 'Support', 'Jeju', CAST(50000 AS BIGINT))) AS t(id, name, city, budget);
CREATE TABLE t (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, name, city, budget FROM news UNION ALL SELECT id, name, city, budget FROM departments WHERE id NOT IN (SELECT id FROM news);
-- @cat ${OUT}/t
SELECT name, budget FROM t ORDER BY id;
