-- Simple CASE compares with =, so NULL never matches.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS c FROM pairs;
SELECT id, CASE a WHEN NULL THEN 'null' ELSE 'other' END AS c FROM pairs;
SELECT id, CASE a WHEN b THEN 'same' END AS c FROM pairs;
SELECT CASE 'x' WHEN 'x' THEN 1 ELSE 2 END AS a, CASE 1 WHEN 1.0 THEN 'y' END AS b;
