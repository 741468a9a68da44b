-- FLOOR and CEIL of timestamps and dates.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, FLOOR(ts TO DAY) AS d, FLOOR(ts TO MONTH) AS m, FLOOR(ts TO YEAR) AS y, FLOOR(ts TO HOUR) AS h, FLOOR(ts TO MINUTE) AS mi FROM times;
SELECT id, CEIL(ts TO DAY) AS d, CEIL(ts TO MONTH) AS m, CEIL(ts TO HOUR) AS h FROM times;
SELECT id, FLOOR(d TO MONTH) AS m, FLOOR(d TO YEAR) AS y, CEIL(d TO MONTH) AS c FROM times;
