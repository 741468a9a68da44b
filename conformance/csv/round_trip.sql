-- What is written can be read again.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE o (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.null-literal' = 'NULL');
INSERT INTO o SELECT * FROM people;
-- @cat ${OUT}/a
SELECT * FROM o;
SELECT * FROM people EXCEPT SELECT * FROM o;
