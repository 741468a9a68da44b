-- Writing scalars.
CREATE TABLE o (id INT, bo BOOLEAN, f FLOAT, d DOUBLE, de DECIMAL(10, 2), s STRING, b BYTES) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO o VALUES (1, TRUE, CAST(1.5 AS FLOAT), 1E10, 220.00, 'plain', CAST(x'ff00' AS BYTES)), (2, FALSE, CAST(-1.5 AS FLOAT), 1E-10, 0.10, '한글 😀 "q" \ /', CAST(x'' AS BYTES)), (3, CAST(NULL AS BOOLEAN), CAST(NULL AS FLOAT), CAST(NULL AS DOUBLE), CAST(NULL AS DECIMAL(10, 2)), CAST(NULL AS STRING), CAST(NULL AS BYTES));
CREATE TABLE floats (id INT, f FLOAT, d DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/floats.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o (id, f, d) SELECT id + 100, f, d FROM floats;
-- @cat ${OUT}/a
SELECT * FROM o;
