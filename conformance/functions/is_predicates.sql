-- IS NULL, IS TRUE and their opposites.
CREATE TABLE flags (id INT, p BOOLEAN, q BOOLEAN, x INT, y INT, z INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_flags.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, p IS TRUE AS t, p IS NOT TRUE AS nt, p IS FALSE AS f, p IS UNKNOWN AS u FROM flags;
SELECT id, x IS NULL AS xn, x IS NOT NULL AS xnn, x IS DISTINCT FROM y AS d FROM flags;
SELECT id FROM flags WHERE (p AND q) IS NOT FALSE;
