-- A schema with fewer and with more columns than the file.
CREATE TABLE few (id INT, a STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM few;
CREATE TABLE more (id INT, a STRING, c STRING, e STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fmt_header.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM more;
