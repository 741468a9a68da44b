-- Another quote character, and none.
CREATE TABLE t (id INT, s STRING, x STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_quotes.csv', 'format' = 'csv', 'csv.quote-character' = '''');
SELECT * FROM t;
CREATE TABLE u (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_no_quotes.csv', 'format' = 'csv', 'csv.disable-quote-character' = 'true');
SELECT * FROM u;
CREATE TABLE v (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_no_quotes.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'true');
SELECT * FROM v;
CREATE TABLE w (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_no_quotes.csv', 'format' = 'csv', 'csv.disable-quote-character' = 'true', 'csv.quote-character' = '''');
SELECT * FROM w;
