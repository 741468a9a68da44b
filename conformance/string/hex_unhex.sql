-- HEX of numbers and texts, UNHEX.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, HEX(s) AS a FROM texts;
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, HEX(ti) AS a, HEX(i) AS b, HEX(bi) AS c FROM nums;
SELECT HEX(255) AS a, HEX(-1) AS b, HEX('hello') AS c, HEX('한') AS d, HEX('') AS e, HEX(0) AS f;
SELECT UNHEX('68656c6c6f') AS a, UNHEX('6') AS b, UNHEX('zz') AS c, UNHEX('') AS d, UNHEX('ED959C') AS e, DECODE(UNHEX('ED959C'), 'UTF-8') AS f, UNHEX(CAST(NULL AS STRING)) AS g;
