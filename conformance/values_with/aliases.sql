-- Aliases, quoting, case, stars.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE depts (id INT, title STRING, storey INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/depts.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT p.id AS `the id`, p.name `n` FROM people AS p WHERE p.id = 1;
SELECT P.id FROM people p;
SELECT ID FROM people;
SELECT p.* FROM people p WHERE id = 1;
SELECT p.*, d.title FROM people p JOIN depts d ON p.dept = d.id WHERE p.id = 1;
SELECT *, id + 1 AS next_id FROM people WHERE id = 1;
SELECT id AS a, id AS a FROM people WHERE id = 1;
SELECT id + 1, id * 2, name FROM people WHERE id = 1;
SELECT `id` AS `select` FROM `people` WHERE `id` = 1;
SELECT id AS `한글` FROM people WHERE id = 1;
SELECT default_catalog.default_database.people.id FROM default_catalog.default_database.people WHERE id = 1;
SELECT id AS x, x + 1 AS y FROM people WHERE id = 1;
SELECT id AS x FROM people WHERE x = 1;
