-- GROUP BY keys of every type.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT d, COUNT(*) AS n FROM times GROUP BY d;
SELECT ts9, COUNT(*) AS n FROM times GROUP BY ts9;
SELECT ltz, t, COUNT(*) AS n FROM times GROUP BY ltz, t;
SELECT de, COUNT(*) AS n FROM nums GROUP BY de;
SELECT a, b, COUNT(*) AS n FROM bools GROUP BY a, b;
SELECT a, COUNT(*) AS n, COUNT(b) AS m FROM bools GROUP BY a;
SELECT CHAR_LENGTH(s) AS l, COUNT(*) AS n FROM texts GROUP BY CHAR_LENGTH(s);
SELECT LEFT(s, 1) AS l, COUNT(*) AS n FROM texts GROUP BY LEFT(s, 1);
