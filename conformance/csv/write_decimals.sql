-- DECIMALs lose trailing zeros, with and without scientific notation.
CREATE TABLE a (id INT, x DECIMAL(10, 2), y DECIMAL(38, 18), z DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE TABLE b (id INT, x DECIMAL(10, 2), y DECIMAL(38, 18), z DECIMAL(20, 0)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv', 'csv.write-bigdecimal-in-scientific-notation' = 'false');
INSERT INTO a VALUES (1, 220.00, 1.5, 100), (2, 0.10, 0.0000001, CAST('12345678901234567890' AS DECIMAL(20, 0))), (3, 0.00, 0, 0), (4, -1000.00, 1000000, -10);
INSERT INTO b VALUES (1, 220.00, 1.5, 100), (2, 0.10, 0.0000001, CAST('12345678901234567890' AS DECIMAL(20, 0))), (3, 0.00, 0, 0), (4, -1000.00, 1000000, -10);
-- @cat ${OUT}/a
-- @cat ${OUT}/b
SELECT * FROM a;
