-- With a semicolon more fields are quoted.
CREATE TABLE o (id INT, s STRING, d DATE, ts TIMESTAMP(3), t TIME, b BYTES) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.field-delimiter' = ';');
INSERT INTO o VALUES (1, 'plain', DATE '2024-02-29', TIMESTAMP '2024-02-29 12:34:56.789', TIME '12:34:56', CAST(x'ff' AS BYTES)), (2, 'a,b', DATE '1969-12-31', TIMESTAMP '2024-02-29 12:34:56', TIME '00:00:00', CAST(x'' AS BYTES));
-- @cat ${OUT}/a
SELECT * FROM o;
