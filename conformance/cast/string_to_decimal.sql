-- Texts from a column to DECIMAL(10, 2), DECIMAL(5, 0), DECIMAL(38, 18), DECIMAL(38, 0), DECIMAL(3, 3): TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_decimal.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS DECIMAL(10, 2)) AS c FROM t;
SELECT id, TRY_CAST(v AS DECIMAL(5, 0)) AS c FROM t;
SELECT id, TRY_CAST(v AS DECIMAL(38, 18)) AS c FROM t;
SELECT id, TRY_CAST(v AS DECIMAL(38, 0)) AS c FROM t;
SELECT id, TRY_CAST(v AS DECIMAL(3, 3)) AS c FROM t;
SELECT id, CAST(v AS DECIMAL(10, 2)) AS c FROM t WHERE id = 1;
SELECT CAST(v AS DECIMAL(3, 3)) AS c FROM t WHERE id = 20;
SELECT CAST(v AS DECIMAL(10, 2)) AS c FROM t WHERE v IS NULL;
