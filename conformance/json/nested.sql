-- ROW, ARRAY and MAP.
CREATE TABLE t (id INT, r ROW<a INT, b STRING, c ROW<d DOUBLE>>, arr ARRAY<INT>, m MAP<STRING, INT>, `rows` ARRAY<ROW<x INT>>) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_nested.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, r.a, r.c.d, arr[1] AS first1, m['k2'] AS k2, CARDINALITY(`rows`) AS n, `rows`[2].x AS x FROM t;
SELECT id, t.r.b AS b FROM t WHERE r.a = 1;
CREATE TABLE u (id INT, r STRING, arr STRING, m STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_nested.json', 'format' = 'json');
SELECT * FROM u;
