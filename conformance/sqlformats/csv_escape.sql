-- An escape character.
CREATE TABLE t (id INT, a STRING, v INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_escape.csv', 'format' = 'csv', 'csv.escape-character' = '\', 'csv.field-delimiter' = ',');
SELECT id, a FROM t WHERE id = 2;
SELECT COUNT(*) AS n, SUM(v) AS s FROM t;
