-- Keys that are expressions, and several keys.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE depts (id INT, title STRING, storey INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/depts.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT p.id, d.id AS did FROM people p JOIN depts d ON p.dept = d.id * 1 AND d.storey IS NOT NULL;
SELECT a.id, b.id AS bid FROM people a JOIN people b ON a.name = b.name AND a.salary = b.salary AND a.id < b.id;
SELECT a.id, b.id AS bid FROM people a JOIN people b ON UPPER(LEFT(a.name, 1)) = UPPER(LEFT(b.name, 1)) WHERE a.id < b.id;
SELECT a.id, b.id AS bid FROM people a JOIN people b ON YEAR(a.hired) = YEAR(b.hired) AND a.id < b.id;
