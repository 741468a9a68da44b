-- Subqueries beside ordinary conditions.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE depts (id INT, title STRING, storey INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/depts.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, name FROM people WHERE dept IN (SELECT id FROM depts WHERE storey > 1) AND salary IS NOT NULL;
SELECT id, name FROM people WHERE dept IN (SELECT id FROM depts) OR id = 8;
SELECT id FROM people WHERE salary >= ALL (SELECT salary FROM people WHERE salary IS NOT NULL);
SELECT id FROM people WHERE dept = SOME (SELECT id FROM depts);
SELECT id FROM people WHERE dept > ANY (SELECT id FROM depts WHERE id < 30);
