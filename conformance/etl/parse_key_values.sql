-- Key=value texts to columns.
CREATE VIEW raws AS SELECT * FROM (VALUES (1, 'color=red;size=L'), (2, 'color=blue'), (3, 'size=S;color=green;x=1'), (4, '')) AS t(id, kv);
SELECT id, STR_TO_MAP(kv, ';', '=')['color'] AS color, STR_TO_MAP(kv, ';', '=')['size'] AS size_code FROM raws;
CREATE TABLE t (id INT, color STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT id, REGEXP_EXTRACT(kv, 'color=([^;]*)', 1) FROM raws;
-- @cat ${OUT}/t
