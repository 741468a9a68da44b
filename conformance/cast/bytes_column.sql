-- CAST of a BYTES column to every type; unsupported pairs fail.
CREATE TABLE t (id INT, v BYTES) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/cast_bytes.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.null-literal' = 'NULL');
SELECT id, v FROM t;
SELECT id, CAST(v AS BOOLEAN) AS c FROM t;
SELECT id, CAST(v AS TINYINT) AS c FROM t;
SELECT id, CAST(v AS SMALLINT) AS c FROM t;
SELECT id, CAST(v AS INT) AS c FROM t;
SELECT id, CAST(v AS BIGINT) AS c FROM t;
SELECT id, CAST(v AS FLOAT) AS c FROM t;
SELECT id, CAST(v AS DOUBLE) AS c FROM t;
SELECT id, CAST(v AS DECIMAL(10, 2)) AS c FROM t;
SELECT id, CAST(v AS DECIMAL(5, 0)) AS c FROM t;
SELECT id, CAST(v AS DECIMAL(38, 18)) AS c FROM t;
SELECT id, CAST(v AS DECIMAL(38, 0)) AS c FROM t;
SELECT id, CAST(v AS CHAR(3)) AS c FROM t;
SELECT id, CAST(v AS CHAR(12)) AS c FROM t;
SELECT id, CAST(v AS VARCHAR(4)) AS c FROM t;
SELECT id, CAST(v AS STRING) AS c FROM t;
SELECT id, CAST(v AS BINARY(2)) AS c FROM t;
SELECT id, CAST(v AS BINARY(8)) AS c FROM t;
SELECT id, CAST(v AS VARBINARY(3)) AS c FROM t;
SELECT id, CAST(v AS BYTES) AS c FROM t;
SELECT id, CAST(v AS DATE) AS c FROM t;
SELECT id, CAST(v AS TIME) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP(0)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP(3)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP(6)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP(9)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP_LTZ(3)) AS c FROM t;
SELECT id, CAST(v AS TIMESTAMP_LTZ(9)) AS c FROM t;
