-- NOT NULL columns: the enforcer fails or drops.
CREATE TABLE o (a INT NOT NULL, b STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE TABLE pairs (id INT, a INT, b INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/pairs.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT a, 'x' FROM pairs WHERE id <= 3;
INSERT INTO o SELECT a, 'x' FROM pairs WHERE id = 4;
INSERT INTO o (b) VALUES ('no a');
SET 'table.exec.sink.not-null-enforcer' = 'DROP';
INSERT INTO o SELECT a, 'y' FROM pairs WHERE id IN (4, 5);
SELECT * FROM o;
