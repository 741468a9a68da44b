-- Texts from a column to CHAR(1), CHAR(3), CHAR(8), VARCHAR(1), VARCHAR(3), STRING, BINARY(2), BINARY(8), VARBINARY(2), BYTES: TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_text.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS CHAR(1)) AS c FROM t;
SELECT id, TRY_CAST(v AS CHAR(3)) AS c FROM t;
SELECT id, TRY_CAST(v AS CHAR(8)) AS c FROM t;
SELECT id, TRY_CAST(v AS VARCHAR(1)) AS c FROM t;
SELECT id, TRY_CAST(v AS VARCHAR(3)) AS c FROM t;
SELECT id, TRY_CAST(v AS STRING) AS c FROM t;
SELECT id, TRY_CAST(v AS BINARY(2)) AS c FROM t;
SELECT id, TRY_CAST(v AS BINARY(8)) AS c FROM t;
SELECT id, TRY_CAST(v AS VARBINARY(2)) AS c FROM t;
SELECT id, TRY_CAST(v AS BYTES) AS c FROM t;
SELECT id, CAST(v AS CHAR(1)) AS c FROM t WHERE id = 1;
SELECT CAST(v AS BYTES) AS c FROM t WHERE id = 4;
SELECT CAST(v AS CHAR(1)) AS c FROM t WHERE v IS NULL;
