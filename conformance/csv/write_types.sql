-- How each type is written.
CREATE TABLE o (id INT, bo BOOLEAN, ti TINYINT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2), de2 DECIMAL(38, 18)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o VALUES (1, TRUE, CAST(1 AS TINYINT), 1, CAST(1.5 AS FLOAT), 1.5E0, 220.00, 0.000000000000000001), (2, FALSE, CAST(-128 AS TINYINT), -9223372036854775807, CAST(1E10 AS FLOAT), 1E10, -0.50, 100), (3, CAST(NULL AS BOOLEAN), CAST(NULL AS TINYINT), CAST(NULL AS BIGINT), CAST(NULL AS FLOAT), CAST(NULL AS DOUBLE), CAST(NULL AS DECIMAL(10, 2)), CAST(NULL AS DECIMAL(38, 18)));
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT id + 100, TRUE, CAST(0 AS TINYINT), 0, f, d, 0.00, 0 FROM floats;
-- @cat ${OUT}/a
SELECT ti FROM o;
CREATE TABLE r (id INT, bo BOOLEAN, ti TINYINT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2), de2 DECIMAL(38, 18)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.null-literal' = '');
SELECT * FROM r;
SELECT * FROM r WHERE id <> 3;
