-- STDDEV and VAR families.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT STDDEV_POP(i) AS a, STDDEV_SAMP(i) AS b, VAR_POP(i) AS c, VAR_SAMP(i) AS d, STDDEV(i) AS e, VARIANCE(i) AS f FROM nums WHERE id IN (1, 2, 6, 8);
SELECT STDDEV_POP(d) AS a, STDDEV_SAMP(d) AS b, VAR_POP(d) AS c, VAR_SAMP(d) AS e FROM nums WHERE id IN (1, 2, 6, 8);
SELECT STDDEV_POP(de) AS a, STDDEV_SAMP(de) AS b, VAR_POP(de) AS c, VAR_SAMP(de) AS d FROM nums WHERE id IN (1, 2, 6, 8);
SELECT STDDEV_POP(f) AS a, VAR_POP(f) AS b, VAR_POP(ti) AS c, VAR_POP(bi) AS d FROM nums WHERE id IN (1, 2, 6);
SELECT STDDEV_POP(d) AS a, STDDEV_SAMP(d) AS b, VAR_POP(d) AS c, VAR_SAMP(d) AS e FROM nums WHERE id = 2;
SELECT STDDEV_POP(i) AS a, STDDEV_SAMP(i) AS b, VAR_SAMP(i) AS c FROM nums WHERE id IN (2, 9);
SELECT STDDEV_POP(d) AS a, VAR_SAMP(d) AS b FROM nums WHERE FALSE;
