-- MIN and MAX of every type.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT MIN(ti) AS a, MAX(ti) AS b, MIN(si) AS c, MAX(si) AS d, MIN(i) AS e, MAX(i) AS f, MIN(bi) AS g, MAX(bi) AS h FROM nums;
SELECT MIN(f) AS a, MAX(f) AS b, MIN(d) AS c, MAX(d) AS e, MIN(de) AS g, MAX(de) AS h FROM nums;
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT MIN(d) AS a, MAX(d) AS b, MIN(t) AS c, MAX(t) AS e, MIN(ts) AS f, MAX(ts) AS g, MIN(ts9) AS h, MAX(ltz) AS i FROM times;
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT MIN(s) AS a, MAX(s) AS b FROM texts;
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT MIN(a) AS a, MAX(a) AS b FROM bools;
SELECT MIN(i) AS a, MAX(i) AS b FROM nums WHERE FALSE;
SELECT MIN(DISTINCT i) AS a, MAX(DISTINCT i) AS b FROM nums;
