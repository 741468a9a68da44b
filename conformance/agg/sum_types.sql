-- SUM keeps the type of integers and wraps.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT SUM(ti) AS a, SUM(si) AS b, SUM(i) AS c, SUM(bi) AS d FROM nums WHERE id IN (6, 7, 8, 10);
SELECT SUM(de) AS a FROM nums;
SELECT SUM(ti) AS a FROM nums WHERE id IN (4, 6);
SELECT SUM(i) AS a FROM nums WHERE id IN (4, 6);
SELECT SUM(bi) AS a FROM nums WHERE id IN (4, 6);
SELECT SUM(f) AS a, SUM(d) AS b FROM nums WHERE id IN (6, 7, 8);
SELECT SUM(i) AS a, SUM(d) AS b, SUM(de) AS c FROM nums WHERE id = 9;
SELECT SUM(i) AS a FROM nums WHERE FALSE;
SELECT SUM(DISTINCT i) AS a, SUM(DISTINCT de) AS b FROM nums WHERE id <> 4 AND id <> 5;
SELECT SUM('a') AS a FROM nums;
