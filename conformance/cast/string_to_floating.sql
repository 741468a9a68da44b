-- Texts from a column to FLOAT, DOUBLE: TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_floating.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS FLOAT) AS c FROM t;
SELECT id, TRY_CAST(v AS DOUBLE) AS c FROM t;
SELECT id, CAST(v AS FLOAT) AS c FROM t WHERE id = 1;
SELECT CAST(v AS DOUBLE) AS c FROM t WHERE id = 20;
SELECT CAST(v AS FLOAT) AS c FROM t WHERE v IS NULL;
