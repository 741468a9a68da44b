-- Texts from a column to TIMESTAMP_LTZ(0), TIMESTAMP_LTZ(3), TIMESTAMP_LTZ(9): TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_timestamp_ltz.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP_LTZ(0)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP_LTZ(3)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIMESTAMP_LTZ(9)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP_LTZ(0)) AS c FROM t WHERE id = 1;
SELECT CAST(v AS TIMESTAMP_LTZ(9)) AS c FROM t WHERE id = 11;
SELECT CAST(v AS TIMESTAMP_LTZ(0)) AS c FROM t WHERE v IS NULL;
