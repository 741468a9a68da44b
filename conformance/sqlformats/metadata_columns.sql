-- The name of the file as a column.
CREATE TABLE t (id INT, name STRING, amount STRING, f STRING NOT NULL METADATA FROM 'file.name') WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT id, name, f FROM t WHERE id IS NOT NULL;
SELECT f, COUNT(*) AS n FROM t GROUP BY f;
