-- Nested columns of a file: filters, groups, joins.
CREATE TABLE t (id INT, r ROW<a INT, b STRING, c ROW<d DOUBLE>>, arr ARRAY<INT>, m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_nested.json', 'format' = 'json');
SELECT id FROM t WHERE r IS NULL;
SELECT id FROM t WHERE r.a IS NULL;
SELECT id FROM t WHERE CARDINALITY(arr) > 0;
SELECT r.a AS a, COUNT(*) AS n FROM t GROUP BY r.a;
SELECT id, m['k1'] AS k1, CARDINALITY(m) AS n FROM t;
SELECT id, COALESCE(arr[1], -1) AS x FROM t;
SELECT id, CAST(r AS STRING) AS s, CAST(m AS STRING) AS ms FROM t;
SELECT x.id, y.id AS yid FROM t x JOIN t y ON x.arr[1] = y.id;
