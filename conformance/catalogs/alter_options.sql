-- ALTER TABLE SET and RESET.
CREATE TABLE t (id INT, a STRING, b STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_nulls.csv', 'format' = 'csv');
SELECT id, a FROM t WHERE a IS NULL;
ALTER TABLE t SET ('csv.null-literal' = 'n/a');
SELECT id, a FROM t WHERE a IS NULL;
ALTER TABLE t SET ('csv.null-literal' = 'NULL', 'csv.ignore-parse-errors' = 'true');
SELECT id, a FROM t WHERE a IS NULL;
ALTER TABLE t RESET ('csv.null-literal');
SELECT COUNT(a) AS n FROM t;
