-- Result types of integer arithmetic.
SELECT CAST(1 AS TINYINT) + CAST(1 AS TINYINT) AS a, CAST(1 AS TINYINT) + CAST(1 AS SMALLINT) AS b, CAST(1 AS SMALLINT) + 1 AS c, 1 + CAST(1 AS BIGINT) AS d, CAST(1 AS TINYINT) * CAST(1 AS BIGINT) AS e, CAST(1 AS BIGINT) / CAST(1 AS TINYINT) AS f, MOD(CAST(1 AS BIGINT), 2) AS g, MOD(5, CAST(2 AS BIGINT)) AS h, -CAST(1 AS TINYINT) AS i;
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT ti + ti AS a, ti + si AS b, ti + i AS c, ti + bi AS d, ti + f AS e, ti + d AS g, ti + de AS h, f + d AS k, f + de AS l, d + de AS m, i + f AS n FROM nums WHERE FALSE;
SELECT ti / si AS a, i / bi AS b, i / f AS c, i / de AS d, de / i AS e, bi / de AS g, de / bi AS h, ti / de AS k FROM nums WHERE FALSE;
SELECT ti * de AS a, si * de AS b, i * de AS c, bi * de AS d, ti - de AS e, bi - de AS g FROM nums WHERE FALSE;
