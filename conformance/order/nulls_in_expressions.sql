-- Sorting by expressions that may be NULL.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a + b AS s FROM pairs ORDER BY s, id;
SELECT id, a FROM pairs ORDER BY a IS NULL, a DESC, id;
SELECT id, COALESCE(a, 0) AS c FROM pairs ORDER BY c DESC, id;
SELECT id FROM pairs ORDER BY CASE WHEN a > 1 THEN 0 ELSE 1 END, id;
SELECT id, a, b FROM pairs ORDER BY a DESC NULLS LAST, b ASC NULLS LAST, id;
