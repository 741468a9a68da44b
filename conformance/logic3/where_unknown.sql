-- WHERE and HAVING keep TRUE only.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM pairs WHERE a = b OR a IS NULL;
SELECT id FROM pairs WHERE NOT (a = b OR a IS NULL);
SELECT id FROM pairs WHERE (a > 1) IS NOT TRUE;
SELECT id FROM pairs WHERE CAST(NULL AS BOOLEAN);
SELECT a, COUNT(*) AS n FROM pairs GROUP BY a HAVING a > 0;
SELECT a, COUNT(*) AS n FROM pairs GROUP BY a HAVING MAX(b) > 0;
SELECT id FROM pairs WHERE FALSE;
SELECT id FROM pairs WHERE 1 = 1;
