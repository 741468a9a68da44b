-- DATE_FORMAT with the usual patterns.
CREATE TABLE times (id INT, d DATE, ts TIMESTAMP(3), t TIME(0)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, DATE_FORMAT(ts, 'yyyy-MM-dd') AS a, DATE_FORMAT(ts, 'yyyyMMdd') AS b, DATE_FORMAT(ts, 'dd.MM.yyyy HH:mm') AS c FROM times;
SELECT id, DATE_FORMAT(ts, 'HH:mm:ss.SSS') AS a, DATE_FORMAT(ts, 'MMM d, yyyy') AS b, DATE_FORMAT(ts, 'hh:mm a') AS c FROM times;
SELECT id, DATE_FORMAT(ts, 'yyyy년 M월 d일') AS k, DATE_FORMAT('2024-05-06 07:08:09', 'yyyy/MM/dd') AS s FROM times;
