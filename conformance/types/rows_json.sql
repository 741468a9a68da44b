-- ROW columns in JSON, nested.
CREATE TABLE t (id INT, r ROW<a INT, b STRING>, n ROW<p ROW<q DOUBLE>, l ARRAY<ROW<z INT>>>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_rows.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, t.r.a AS a, t.r.b AS b, t.n.p.q AS q, t.n.l[1].z AS z FROM t;
CREATE TABLE o (id INT, r ROW<a INT, b STRING>, n ROW<p ROW<q DOUBLE>, l ARRAY<ROW<z INT>>>) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
