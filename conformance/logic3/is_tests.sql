-- IS TRUE, FALSE, UNKNOWN, NULL and their negations.
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a IS TRUE AS a1, a IS NOT TRUE AS a2, a IS FALSE AS a3, a IS NOT FALSE AS a4, a IS UNKNOWN AS a5, a IS NOT UNKNOWN AS a6, a IS NULL AS a7, a IS NOT NULL AS a8 FROM bools;
SELECT id, (a AND b) IS UNKNOWN AS x, (a = b) IS TRUE AS y FROM bools;
SELECT 1 IS NULL AS a, CAST(NULL AS INT) IS NULL AS b, 'x' IS NOT NULL AS c, NULL IS NULL AS d;
