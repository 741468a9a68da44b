-- UNIX_TIMESTAMP and FROM_UNIXTIME in UTC.
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE nums (id INT, i INT, k INT, d DOUBLE, m DECIMAL(12, 3), l BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_nums.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, UNIX_TIMESTAMP(ts) AS u FROM strs WHERE id < 3;
SELECT UNIX_TIMESTAMP('2024-05-06', 'yyyy-MM-dd') AS u FROM strs WHERE id = 1;
SELECT id, FROM_UNIXTIME(l) AS t, FROM_UNIXTIME(l, 'yyyy-MM-dd') AS d FROM nums WHERE id IN (1, 3, 6);
SELECT id, TO_TIMESTAMP_LTZ(l, 0) AS t, TO_TIMESTAMP_LTZ(l, 3) AS m FROM nums WHERE id IN (1, 3, 6);
