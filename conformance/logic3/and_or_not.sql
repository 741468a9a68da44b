-- Kleene logic over all nine pairs.
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a AND b AS x, a OR b AS y, NOT a AS z FROM bools;
SELECT id, (NOT a) AND b AS x, NOT (a AND b) AS y, NOT (a OR b) AS z, a AND NOT a AS w FROM bools;
SELECT id FROM bools WHERE a;
SELECT id FROM bools WHERE NOT a;
SELECT id FROM bools WHERE a OR b;
SELECT TRUE AND CAST(NULL AS BOOLEAN) AS a, FALSE AND CAST(NULL AS BOOLEAN) AS b, TRUE OR CAST(NULL AS BOOLEAN) AS c, FALSE OR CAST(NULL AS BOOLEAN) AS d, NOT CAST(NULL AS BOOLEAN) AS e;
