-- Texts from a column to TIME, TIME(0), TIME(3): TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_time.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS TIME) AS c FROM t;
SELECT id, TRY_CAST(v AS TIME(0)) AS c FROM t;
SELECT id, TRY_CAST(v AS TIME(3)) AS c FROM t;
SELECT id, CAST(v AS TIME) AS c FROM t WHERE id = 1;
SELECT CAST(v AS TIME(3)) AS c FROM t WHERE id = 14;
SELECT CAST(v AS TIME) AS c FROM t WHERE v IS NULL;
