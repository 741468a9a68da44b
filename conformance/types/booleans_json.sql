-- BOOLEAN in JSON.
CREATE TABLE t (id INT, a BOOLEAN) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_bools.json', 'format' = 'json');
SELECT * FROM t;
SELECT COUNT(*) FILTER (WHERE a) AS yes_n, COUNT(*) FILTER (WHERE NOT a) AS no_n FROM t;
SELECT id, CASE WHEN a THEN 'y' WHEN NOT a THEN 'n' ELSE '?' END AS c FROM t ORDER BY id;
CREATE TABLE o (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT id, a, a IS NULL FROM t;
-- @cat ${OUT}/o
