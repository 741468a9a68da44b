-- Bad lines under csv.ignore-parse-errors, and without it.
CREATE TABLE t (id INT, a STRING, d DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_ignore.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM t;
SELECT COUNT(*) AS n, COUNT(id) AS i, COUNT(d) AS d FROM t;
CREATE TABLE u (id INT, a STRING, d DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_ignore.csv', 'format' = 'csv');
SELECT * FROM u;
