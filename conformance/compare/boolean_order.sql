-- FALSE is less than TRUE.
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a = b AS eq, a <> b AS ne, a < b AS lt, a >= b AS ge FROM bools;
SELECT id FROM bools ORDER BY a, b, id;
