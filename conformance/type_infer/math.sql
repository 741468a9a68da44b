-- Types of mathematical functions.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT ABS(ti) AS a, CEIL(i) AS b, FLOOR(d) AS c, CEIL(f) AS d, ROUND(i, 1) AS e, ROUND(f, 1) AS g, ROUND(d) AS h, ROUND(de, 1) AS k, POWER(i, 2) AS l, SQRT(de) AS m, EXP(i) AS n, LN(de) AS o, SIGN(bi) AS p, SIGN(de) AS q, MOD(i, bi) AS r, TRUNCATE(de, 1) AS s, SIN(f) AS t, BIN(i) AS u FROM nums WHERE FALSE;
SELECT PI() AS a, E() AS b, LOG(2, 8) AS c, ATAN2(1, 2) AS d, DEGREES(1) AS e;
