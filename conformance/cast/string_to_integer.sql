-- Texts from a column to TINYINT, SMALLINT, INT, BIGINT: TRY_CAST gives NULL where CAST would fail.
CREATE TABLE t (id INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_string_integer.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v, CHAR_LENGTH(v) FROM t;
SELECT id, TRY_CAST(v AS TINYINT) AS c FROM t;
SELECT id, TRY_CAST(v AS SMALLINT) AS c FROM t;
SELECT id, TRY_CAST(v AS INT) AS c FROM t;
SELECT id, TRY_CAST(v AS BIGINT) AS c FROM t;
SELECT id, CAST(v AS TINYINT) AS c FROM t WHERE id = 1;
SELECT CAST(v AS BIGINT) AS c FROM t WHERE id = 25;
SELECT CAST(v AS TINYINT) AS c FROM t WHERE v IS NULL;
