-- A CSV file packed by gzip.
CREATE TABLE t (id INT, a STRING, v INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_packed.csv.gz', 'format' = 'csv');
SELECT * FROM t;
SELECT SUM(v) AS s FROM t;
