-- Line ends inside of quoted fields.
CREATE TABLE t (id INT, s STRING, x STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_embedded.csv', 'format' = 'csv');
SELECT * FROM t;
SELECT id, CHAR_LENGTH(s) AS n FROM t;
