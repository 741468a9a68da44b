-- Everyday casts of one row of columns.
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT CAST(i AS TINYINT) AS a, CAST(i AS SMALLINT) AS b, CAST(i AS FLOAT) AS c, CAST(n AS DECIMAL(6, 3)) AS d, CAST(n AS DOUBLE) AS e FROM strs WHERE id < 3;
SELECT CAST(i AS TINYINT) AS a, CAST(l AS INT) AS b, CAST(d AS BIGINT) AS c, CAST(m AS FLOAT) AS e FROM nums WHERE id < 4;
SELECT CAST(id AS VARCHAR(1)) AS a, CAST(m AS VARCHAR(4)) AS b, CAST(i AS CHAR(4)) AS c FROM nums;
