-- Parts of dates and times by function.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, YEAR(d) AS y, QUARTER(d) AS q, MONTH(d) AS m, WEEK(d) AS w, DAYOFYEAR(d) AS doy, DAYOFMONTH(d) AS dom, DAYOFWEEK(d) AS dow FROM times;
SELECT id, HOUR(ts) AS h, MINUTE(ts) AS m, SECOND(ts) AS s FROM times;
SELECT id, HOUR(t) AS h, MINUTE(t) AS m, SECOND(t) AS s FROM times;
