-- BIN.
CREATE TABLE nums (id INT, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, BIN(ti) AS a, BIN(i) AS b, BIN(bi) AS c FROM nums;
SELECT BIN(4) AS a, BIN(12) AS b, BIN(0) AS c, BIN(-1) AS d, BIN(CAST(NULL AS INT)) AS e;
