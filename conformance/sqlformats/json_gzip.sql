-- JSON lines packed by gzip.
CREATE TABLE t (id INT, name STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_packed.json.gz', 'format' = 'json');
SELECT * FROM t;
