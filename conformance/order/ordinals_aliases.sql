-- Ordinals, aliases, expressions, columns that are not selected.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, name FROM people ORDER BY 2, 1;
SELECT id, salary * 2 AS double_pay FROM people ORDER BY double_pay, id;
SELECT id FROM people ORDER BY salary, id;
SELECT id, name FROM people ORDER BY CHAR_LENGTH(name), id;
SELECT id, -id AS id2 FROM people ORDER BY id2;
SELECT -id AS id FROM people ORDER BY id;
SELECT id FROM people ORDER BY dept IS NULL DESC, id;
SELECT id FROM people ORDER BY 99;
SELECT id FROM people ORDER BY nope;
