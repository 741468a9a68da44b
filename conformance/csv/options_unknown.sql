-- Misspelt and contradictory options.
CREATE TABLE a (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv', 'format' = 'csv', 'csv.no-such-option' = 'x');
SELECT * FROM a;
CREATE TABLE b (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv', 'format' = 'csv', 'csv.ignore-parse-errors' = 'maybe');
SELECT * FROM b;
CREATE TABLE c (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv');
SELECT * FROM c;
CREATE TABLE d (id INT) WITH ('connector' = 'filesystem', 'format' = 'csv');
SELECT * FROM d;
CREATE TABLE e (id INT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/csv_plain.csv', 'format' = 'nope');
SELECT * FROM e;
CREATE TABLE f (id INT) WITH ('connector' = 'nope', 'path' = '${DATA}/csv_plain.csv', 'format' = 'csv');
SELECT * FROM f;
CREATE TABLE g (id INT);
SELECT * FROM g;
