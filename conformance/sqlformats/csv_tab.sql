-- Tab-separated values with a heading.
CREATE TABLE t (id INT, name STRING, amount DECIMAL(8, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_tab.tsv', 'format' = 'csv', 'csv.field-delimiter' = '\t', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT * FROM t WHERE id IS NOT NULL;
SELECT SUM(amount) AS total, COUNT(*) AS n FROM t;
