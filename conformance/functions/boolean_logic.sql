-- AND, OR, NOT over nullable columns, and in aggregates.
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, p AND q AS a, p OR q AS o, NOT (p AND q) AS na, p AND (q OR x > 3) AS m FROM flags;
SELECT COUNT(*) FILTER (WHERE p) AS p, COUNT(*) FILTER (WHERE p AND q) AS pq, COUNT(*) FILTER (WHERE p IS NULL) AS pn FROM flags;
SELECT id, x > 0 AND y > 0 AS both_positive, x > 0 OR y > 0 AS any_positive FROM flags;
