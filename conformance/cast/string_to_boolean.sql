-- Texts from a column to BOOLEAN: TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_boolean.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS BOOLEAN) AS c FROM t;
SELECT id, CAST(v AS BOOLEAN) AS c FROM t WHERE id = 1;
SELECT CAST(v AS BOOLEAN) AS c FROM t WHERE id = 23;
SELECT CAST(v AS BOOLEAN) AS c FROM t WHERE v IS NULL;
