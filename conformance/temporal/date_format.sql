-- DATE_FORMAT with many patterns.
CREATE TABLE times (id INT, d DATE, t TIME, ts TIMESTAMP(3), ts9 TIMESTAMP(9), ltz TIMESTAMP_LTZ(3)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/times.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, DATE_FORMAT(ts, 'yyyy-MM-dd HH:mm:ss') AS a, DATE_FORMAT(ts, 'yyyy/MM/dd') AS b, DATE_FORMAT(ts, 'HH:mm:ss.SSS') AS c, DATE_FORMAT(ts, 'yy-M-d H:m:s') AS d FROM times;
SELECT id, DATE_FORMAT(ts, 'EEE, dd MMM yyyy') AS a, DATE_FORMAT(ts, 'EEEE MMMM') AS b, DATE_FORMAT(ts, 'hh:mm a') AS c, DATE_FORMAT(ts, 'D') AS d, DATE_FORMAT(ts, '''at'' HH') AS e, DATE_FORMAT(ts, 'yyyyMMdd') AS f FROM times;
SELECT id, DATE_FORMAT(ts, 'w') AS a, DATE_FORMAT(ts, 'e') AS b, DATE_FORMAT(ts, 'Q') AS c, DATE_FORMAT(ts, 'S') AS d, DATE_FORMAT(ts, 'SSSSSS') AS e, DATE_FORMAT(ts, 'k') AS f, DATE_FORMAT(ts, 'u') AS g, DATE_FORMAT(ts, 'G') AS h FROM times;
SELECT DATE_FORMAT('2024-02-29 12:34:56', 'yyyy.MM.dd') AS a, DATE_FORMAT('bad', 'yyyy') AS b, DATE_FORMAT(TIMESTAMP '2024-02-29 12:34:56', '') AS c, DATE_FORMAT(CAST(NULL AS TIMESTAMP(3)), 'yyyy') AS d, DATE_FORMAT('2024-02-29', 'dd') AS e;
SELECT DATE_FORMAT(ltz, 'yyyy-MM-dd HH:mm:ss') AS a FROM times;
SELECT DATE_FORMAT(TIMESTAMP '2024-02-29 12:34:56', 'bad {pattern') AS a;
SELECT DATE_FORMAT(DATE '2024-02-29', 'yyyy') AS a;
SELECT DATE_FORMAT(TIME '12:34:56', 'HH') AS a;
