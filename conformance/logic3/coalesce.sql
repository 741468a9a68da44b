-- COALESCE: the first value that is not NULL, in the common type.
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, COALESCE(a, b) AS x, COALESCE(a, b, 0) AS y, COALESCE(a, 0) AS z FROM pairs;
SELECT id, COALESCE(ti, bi) AS x, COALESCE(i, d) AS y, COALESCE(de, 0) AS z, COALESCE(i, de) AS w FROM nums;
SELECT COALESCE(CAST(NULL AS INT), 5) AS a, COALESCE('a', 'bcd') AS b, COALESCE(CAST(NULL AS STRING), CAST(NULL AS STRING)) AS c, COALESCE(1, 2.5) AS d;
SELECT COALESCE(NULL, 1) AS a;
SELECT COALESCE(1, 'a') AS a;
