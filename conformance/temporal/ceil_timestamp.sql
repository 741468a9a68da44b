-- CEIL ... TO unit.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, CEIL(ts TO YEAR) AS y, CEIL(ts TO QUARTER) AS q, CEIL(ts TO MONTH) AS m, CEIL(ts TO WEEK) AS w, CEIL(ts TO DAY) AS d FROM times;
SELECT id, CEIL(ts TO HOUR) AS h, CEIL(ts TO MINUTE) AS m, CEIL(ts TO SECOND) AS s FROM times;
SELECT id, CEIL(d TO YEAR) AS y, CEIL(d TO MONTH) AS m FROM times;
SELECT CEIL(TIMESTAMP '2024-02-29 12:34:56.789' TO HOUR) AS a, CEIL(TIMESTAMP '2024-02-01 00:00:00' TO MONTH) AS b, CEIL(DATE '2024-02-29' TO MONTH) AS c, CEIL(TIME '12:34:56' TO HOUR) AS d;
