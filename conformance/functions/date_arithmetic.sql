-- Dates and timestamps plus and minus intervals.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, d + INTERVAL '1' DAY AS next_day, d - INTERVAL '1' MONTH AS last_month, d + INTERVAL '1' YEAR AS next_year FROM times;
SELECT id, ts + INTERVAL '90' MINUTE AS a, ts - INTERVAL '1 02:00:00' DAY TO SECOND AS b, ts + INTERVAL '0.5' SECOND AS c FROM times;
SELECT id, t + INTERVAL '10' MINUTE AS a, t - INTERVAL '1' HOUR AS b FROM times WHERE id <> 2;
SELECT id, ts + INTERVAL '1' MONTH AS m, ts + INTERVAL '1-6' YEAR TO MONTH AS ym FROM times;
