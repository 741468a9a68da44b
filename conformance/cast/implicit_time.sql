-- Times between columns of other types.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CAST(d AS TIMESTAMP(3)) AS a, CAST(ts AS DATE) AS b, CAST(ts AS TIME) AS c, CAST(ltz AS TIMESTAMP(3)) AS e, CAST(ts AS TIMESTAMP_LTZ(3)) AS f FROM times;
SELECT id, CAST(t AS STRING) AS a, CAST(d AS STRING) AS b, CAST(ts AS STRING) AS c, CAST(ts9 AS STRING) AS e, CAST(ltz AS STRING) AS f FROM times;
SELECT id, CAST(CAST(ts AS STRING) AS TIMESTAMP(3)) = ts AS a, CAST(CAST(d AS STRING) AS DATE) = d AS b FROM times;
