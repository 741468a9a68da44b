-- The six operators over NULLs and limits.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, a = b AS eq, a <> b AS ne, a < b AS lt, a <= b AS le, a > b AS gt, a >= b AS ge FROM pairs;
SELECT id FROM pairs WHERE a = b;
SELECT id FROM pairs WHERE a <> b;
SELECT id FROM pairs WHERE NOT (a < b);
