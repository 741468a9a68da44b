-- EXTRACT of all common units.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, EXTRACT(YEAR FROM ts) AS y, EXTRACT(MONTH FROM ts) AS m, EXTRACT(DAY FROM ts) AS d, EXTRACT(HOUR FROM ts) AS h, EXTRACT(MINUTE FROM ts) AS mi, EXTRACT(SECOND FROM ts) AS s FROM times;
SELECT id, EXTRACT(QUARTER FROM d) AS q, EXTRACT(WEEK FROM d) AS w, EXTRACT(DOY FROM d) AS doy, EXTRACT(DOW FROM d) AS dow FROM times;
SELECT id, EXTRACT(MILLISECOND FROM ts) AS ms, EXTRACT(EPOCH FROM ts) AS e FROM times;
