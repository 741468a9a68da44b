-- Searched CASE.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CASE WHEN a > b THEN 'gt' WHEN a < b THEN 'lt' WHEN a = b THEN 'eq' ELSE 'unknown' END AS c FROM pairs;
SELECT id, CASE WHEN a IS NULL THEN -1 WHEN b IS NULL THEN -2 END AS c FROM pairs;
SELECT id, CASE WHEN a > 0 THEN 1 WHEN a < 0 THEN 2.5 ELSE 3E0 END AS c FROM pairs;
SELECT CASE WHEN TRUE THEN 'a' ELSE 'bcd' END AS a, CASE WHEN FALSE THEN 1 END AS b, CASE WHEN CAST(NULL AS BOOLEAN) THEN 1 ELSE 2 END AS c, CASE WHEN TRUE THEN NULL ELSE 1 END AS d;
SELECT id, CASE WHEN b <> 0 THEN a / b ELSE 0 END AS c FROM pairs;
