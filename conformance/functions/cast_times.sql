-- CAST between times and texts.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CAST(d AS STRING) AS ds, CAST(ts AS STRING) AS tss, CAST(t AS STRING) AS ts FROM times;
SELECT id, CAST(ts AS DATE) AS d, CAST(ts AS TIME) AS t, CAST(d AS TIMESTAMP(3)) AS ts FROM times;
SELECT id, CAST(CAST(d AS STRING) AS DATE) = d AS same FROM times;
