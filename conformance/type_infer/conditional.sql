-- Types of CASE, COALESCE, IF, NULLIF.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT CASE WHEN i > 0 THEN ti ELSE bi END AS a, CASE WHEN i > 0 THEN i END AS b, CASE WHEN i > 0 THEN 1 ELSE 2 END AS c, CASE WHEN i > 0 THEN 'a' ELSE 'bcd' END AS d, CASE WHEN i > 0 THEN f ELSE de END AS e, CASE WHEN i > 0 THEN i ELSE d END AS g FROM nums WHERE FALSE;
SELECT COALESCE(i, 0) AS a, COALESCE(i, bi) AS b, COALESCE(ti, si, 0) AS c, IFNULL(i, 0) AS d, NULLIF(i, 0) AS e, NULLIF(1, 1) AS f, IF(i > 0, ti, bi) AS g, GREATEST(ti, i) AS h, LEAST(i, d) AS k FROM nums WHERE FALSE;
SELECT COALESCE(s, '') AS a, IF(id > 1, s, 'x') AS b, NULLIF(s, '') AS c, IFNULL(s, 'none') AS d FROM texts WHERE FALSE;
