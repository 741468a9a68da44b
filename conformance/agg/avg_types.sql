-- AVG of integers is an integer.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT AVG(ti) AS a, AVG(si) AS b, AVG(i) AS c, AVG(bi) AS d FROM nums WHERE id IN (2, 6, 8, 10);
SELECT AVG(f) AS a, AVG(d) AS b, AVG(de) AS c FROM nums WHERE id IN (2, 6, 7, 8);
SELECT AVG(i) AS a, AVG(de) AS b, AVG(d) AS c FROM nums WHERE id = 9;
SELECT AVG(i) AS a, AVG(bi) AS b FROM nums WHERE id IN (4, 6);
SELECT AVG(DISTINCT i) AS a FROM nums WHERE id IN (1, 2, 3, 6);
SELECT AVG(i) AS a FROM nums WHERE id IN (3, 7);
SELECT AVG(i) AS a FROM nums WHERE FALSE;
