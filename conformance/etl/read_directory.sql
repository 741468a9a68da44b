-- A directory of several files is one table.
CREATE TABLE a (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/all/one', 'format' = 'csv');
CREATE TABLE b (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/all/two', 'format' = 'csv');
INSERT INTO a VALUES (1, 'x'), (2, 'y');
INSERT INTO b VALUES (3, 'z');
CREATE TABLE whole (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/all/one', 'format' = 'csv');
SELECT * FROM whole;
SELECT COUNT(*) AS n FROM (SELECT * FROM a UNION ALL SELECT * FROM b);
-- @cat ${OUT}/all
