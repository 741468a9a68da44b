-- DATE, TIME and TIMESTAMP in JSON.
CREATE TABLE t (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/ty_times.json', 'format' = 'json');
SELECT * FROM t;
SELECT MIN(d) AS d, MAX(t3) AS t3, COUNT(t6) AS n FROM t;
SELECT id, CAST(d AS STRING) AS ds, CAST(t3 AS STRING) AS t3s, CAST(t3 AS DATE) AS td FROM t;
CREATE TABLE o (id INT, d DATE, t TIME(0), t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/o', 'format' = 'json');
INSERT INTO o SELECT * FROM t;
-- @cat ${OUT}/o
