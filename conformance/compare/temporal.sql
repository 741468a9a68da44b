-- Dates, times and timestamps.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d = DATE '2024-02-29' AS a, d < DATE '2000-01-01' AS b, t > TIME '12:00:00' AS c, ts > TIMESTAMP '2024-01-01 00:00:00' AS e FROM times;
SELECT id, ts = ts9 AS a, ts <= ts9 AS b FROM times;
SELECT id FROM times WHERE ts BETWEEN TIMESTAMP '2000-01-01 00:00:00' AND TIMESTAMP '2023-12-31 23:59:59.999';
SELECT id FROM times WHERE d IN (DATE '1970-01-01', DATE '9999-12-31');
SELECT id, d = '2024-02-29' AS a FROM times;
SELECT id FROM times WHERE ts > '2024-01-01 00:00:00';
SELECT id FROM times WHERE ts > d;
SELECT id, ltz = ts AS a FROM times;
