-- CASE over columns of several types.
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CASE WHEN p THEN x WHEN q THEN y ELSE z END AS v FROM flags;
SELECT id, CASE s WHEN 'a' THEN 1 WHEN 'b' THEN 2 END AS v FROM flags;
SELECT id, CASE WHEN x IS NULL AND y IS NULL THEN 'both' WHEN x IS NULL OR y IS NULL THEN 'one' ELSE 'none' END AS missing FROM flags;
SELECT id, CASE WHEN x > 0 THEN x ELSE 0.5 END AS mixed FROM flags;
