-- Plain objects: absent keys, extra keys, conversions, escapes.
CREATE TABLE t (id INT, name STRING, score DOUBLE, ok BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_flat.json', 'format' = 'json');
SELECT * FROM t;
SELECT name, id FROM t WHERE id < 3;
SELECT COUNT(*) AS n, COUNT(name) AS m FROM t;
