-- Unknown tables, columns and functions.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT nope FROM people;
SELECT people.nope FROM people;
SELECT * FROM nope;
SELECT * FROM nope.people;
SELECT * FROM default_catalog.nope.people;
SELECT nope(1);
SELECT id FROM people p WHERE people.id = 1;
SELECT q.id FROM people p;
SELECT id FROM people GROUP BY nope;
SELECT id FROM people p JOIN people q ON p.id = q.id;
SELECT id FROM people WHERE id = 1;
