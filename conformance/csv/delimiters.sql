-- Field delimiters: semicolon, tab, bar, a control character.
CREATE TABLE a (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_semicolon.csv', 'format' = 'csv', 'csv.field-delimiter' = ';');
SELECT * FROM a;
CREATE TABLE b (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_tab.csv', 'format' = 'csv', 'csv.field-delimiter' = '\t');
SELECT * FROM b;
CREATE TABLE c (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_pipe.csv', 'format' = 'csv', 'csv.field-delimiter' = '|');
SELECT * FROM c;
CREATE TABLE d (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_ctrl_a.csv', 'format' = 'csv', 'csv.field-delimiter' = U&'\0001');
SELECT * FROM d;
CREATE TABLE e (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_ctrl_a.csv', 'format' = 'csv', 'csv.field-delimiter' = '\u0001');
SELECT * FROM e;
CREATE TABLE f (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_pipe.csv', 'format' = 'csv', 'csv.field-delimiter' = '||');
SELECT * FROM f;
