-- CRLF, a byte order mark, no line end at the end of the file.
CREATE TABLE a (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_crlf.csv', 'format' = 'csv');
SELECT id, s, CHAR_LENGTH(s) AS n FROM a;
CREATE TABLE b (id STRING, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_bom.csv', 'format' = 'csv');
SELECT id, CHAR_LENGTH(id) AS n, s FROM b;
CREATE TABLE c (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_no_final_newline.csv', 'format' = 'csv');
SELECT * FROM c;
