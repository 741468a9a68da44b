-- Types of aggregate functions over every numeric type.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(ti) AS a, SUM(si) AS b, SUM(i) AS c, SUM(bi) AS d, SUM(f) AS e, SUM(d) AS g, SUM(de) AS h FROM nums WHERE FALSE;
SELECT AVG(ti) AS a, AVG(si) AS b, AVG(i) AS c, AVG(bi) AS d, AVG(f) AS e, AVG(d) AS g, AVG(de) AS h FROM nums WHERE FALSE;
SELECT STDDEV_POP(ti) AS a, VAR_SAMP(bi) AS b, STDDEV_POP(f) AS c, VAR_POP(d) AS d, VAR_POP(de) AS e FROM nums WHERE FALSE;
SELECT COUNT(*) AS a, COUNT(i) AS b, MIN(i) AS c, MAX(de) AS d, COLLECT(i) AS e, FIRST_VALUE(i) AS f, ARRAY_AGG(i) AS g FROM nums WHERE FALSE;
SELECT id, SUM(1) AS a, AVG(1) AS b, COUNT(1) AS c, MIN(1) AS d, SUM(1.5) AS e, MAX('a') AS f FROM nums WHERE FALSE GROUP BY id;
SELECT SUM(1) AS a, AVG(1) AS b, MIN(1) AS c FROM nums WHERE FALSE;
