-- What changed between two snapshots.
CREATE VIEW before_t AS SELECT * FROM (VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30)) AS t(id, name, v);
CREATE VIEW after_t AS SELECT * FROM (VALUES (1, 'a', 10), (2, 'b', 25), (4, 'd', 40)) AS t(id, name, v);
SELECT COALESCE(b.id, a.id) AS id, CASE WHEN a.id IS NULL THEN 'gone' WHEN b.id IS NULL THEN 'new' WHEN a.v <> b.v THEN 'changed' ELSE 'same' END AS what FROM before_t b FULL OUTER JOIN after_t a ON a.id = b.id;
SELECT * FROM after_t EXCEPT SELECT * FROM before_t;
SELECT * FROM before_t INTERSECT SELECT * FROM after_t;
CREATE TABLE t (id INT, v INT, old_v INT) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'csv');
INSERT INTO t SELECT a.id, a.v, b.v FROM after_t a JOIN before_t b ON a.id = b.id WHERE a.v <> b.v;
-- @cat ${OUT}/t
