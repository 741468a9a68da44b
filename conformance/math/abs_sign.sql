-- ABS and SIGN keep the type of their argument.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ABS(ti) AS a, ABS(si) AS b, ABS(i) AS c, ABS(bi) AS d, ABS(f) AS e, ABS(d) AS g, ABS(de) AS h FROM nums;
SELECT id, SIGN(i) AS b, SIGN(bi) AS c, SIGN(d) AS e, SIGN(de) AS g FROM nums;
SELECT id, SIGN(ti) AS a FROM nums;
SELECT id, SIGN(f) AS a FROM nums;
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, ABS(d) AS a, SIGN(d) AS b, ABS(f) AS c FROM floats;
SELECT ABS(-1.5) AS a, SIGN(-1.5) AS b, SIGN(0) AS c, ABS(CAST(NULL AS INT)) AS d;
SELECT ABS(INTERVAL '-5' DAY) AS a;
