-- Lines of comment.
CREATE TABLE t (id INT, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_comments.csv', 'format' = 'csv', 'csv.allow-comments' = 'true');
SELECT * FROM t;
CREATE TABLE u (id STRING, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_comments.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM u;
