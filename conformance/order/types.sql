-- Order of every type.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
CREATE TABLE bools (id INT, a BOOLEAN, b BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/bools.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, bi FROM nums ORDER BY bi, id;
SELECT id, de FROM nums ORDER BY de DESC, id;
SELECT id, d FROM floats ORDER BY d, id;
SELECT id, d FROM floats ORDER BY d DESC, id;
SELECT id, f FROM floats ORDER BY f, id;
SELECT id, s FROM texts ORDER BY s, id;
SELECT id, s FROM texts ORDER BY s DESC, id;
SELECT id, a FROM bools ORDER BY a, id;
SELECT id, d, ts9 FROM times ORDER BY ts9 DESC, id;
SELECT id, t FROM times ORDER BY t, id;
