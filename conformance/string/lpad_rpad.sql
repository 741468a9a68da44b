-- LPAD and RPAD.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, LPAD(s, 6, '*') AS a, RPAD(s, 6, 'xy') AS b FROM texts;
SELECT s, n, p, LPAD(s, n, p) AS a, RPAD(s, n, p) AS b FROM (VALUES ('hi', 5, '?'), ('hi', 1, '?'), ('hi', 0, '?'), ('hi', -1, '?'), ('hi', 5, ''), ('hi', 7, 'abc'), ('', 3, '한'), ('hi', 4, '😀'), ('hi', CAST(NULL AS INT), 'x'), ('hi', 3, CAST(NULL AS STRING))) AS t(s, n, p);
SELECT LPAD('hi', 4, '??') AS a, RPAD('hi', 4, '??') AS b, LPAD('hi', 1, '??') AS c;
SELECT LPAD('hi', 5, '') AS a;
SELECT LPAD('hi', -1, 'x') AS a;
