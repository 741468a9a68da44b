-- First and last day of a month by arithmetic.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, FLOOR(d TO MONTH) AS month_start, FLOOR(d TO MONTH) + INTERVAL '1' MONTH - INTERVAL '1' DAY AS month_end FROM times;
SELECT id, DAYOFMONTH(FLOOR(d TO MONTH) + INTERVAL '1' MONTH - INTERVAL '1' DAY) AS days_in_month FROM times;
SELECT id, TIMESTAMPDIFF(DAY, FLOOR(d TO YEAR), d) + 1 AS day_of_year FROM times;
