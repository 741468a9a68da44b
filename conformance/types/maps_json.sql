-- MAP columns in JSON.
CREATE TABLE t (id INT, a MAP<STRING, INT>, b MAP<STRING, STRING>, c MAP<STRING, ARRAY<INT>>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_maps.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, a['x'] AS x, b['한'] AS k, c['m'] AS m, c['m'][2] AS m2, CARDINALITY(a) AS n FROM t;
CREATE TABLE o (id INT, a MAP<STRING, INT>, b MAP<STRING, STRING>, c MAP<STRING, ARRAY<INT>>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
