-- TO_DATE and TO_TIMESTAMP of texts.
CREATE TABLE strs (id INT, i STRING, n STRING, b STRING, d STRING, ts STRING, t STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_strings_typed.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, TO_DATE(d) AS d FROM strs WHERE id <> 4;
SELECT id, TO_TIMESTAMP(ts) AS t FROM strs;
SELECT TO_DATE('06.05.2024', 'dd.MM.yyyy') AS a, TO_TIMESTAMP('2024/05/06 07-08', 'yyyy/MM/dd HH-mm') AS b FROM strs WHERE id = 1;
SELECT id, DATE_FORMAT(TO_TIMESTAMP(ts), 'yyyy-MM') AS m FROM strs;
