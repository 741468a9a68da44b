-- What batch mode refuses.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM people ORDER BY id OFFSET 2;
UPDATE people SET name = 'x' WHERE id = 1;
DELETE FROM people WHERE id = 1;
TRUNCATE TABLE people;
MERGE INTO people;
GRANT ALL ON people TO x;
CREATE INDEX i ON people (id);
SELECT TOP 3 id FROM people;
SELECT id FROM people LIMIT 2 PERCENT;
SELECT COUNT(*) AS n FROM people;
