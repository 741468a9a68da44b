-- Texts from a column to TIMESTAMP(0), TIMESTAMP(3), TIMESTAMP(6), TIMESTAMP(9): TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_timestamp.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP(0)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP(3)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP(6)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP(9)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP(0)) AS c FROM t WHERE id = 1;
SELECT CAST(v AS TIMESTAMP(9)) AS c FROM t WHERE id = 23;
SELECT CAST(v AS TIMESTAMP(0)) AS c FROM t WHERE v IS NULL;
