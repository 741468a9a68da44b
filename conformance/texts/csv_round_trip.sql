-- Unicode through CSV.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name STRING, address STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT id, name, address FROM persons;
-- @cat ${OUT}/t
SELECT COUNT(*) AS n FROM t JOIN persons p ON t.id = p.id AND t.name = p.name AND t.address = p.address;
