-- Several joins in one query.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE depts (id INT, title STRING, storey INT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/depts.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE l (k INT, v STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/left.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE r (k INT, w STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/right.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT p.name, d.title FROM people p JOIN depts d ON p.dept = d.id;
SELECT p.name, d.title, q.name AS other FROM people p JOIN depts d ON p.dept = d.id LEFT JOIN people q ON q.id = d.storey;
SELECT d.title, COUNT(p.id) AS n, SUM(p.salary) AS s FROM depts d LEFT JOIN people p ON p.dept = d.id GROUP BY d.title;
SELECT l.v, r.w, d.title FROM l JOIN r ON l.k = r.k JOIN depts d ON d.storey = l.k;
SELECT * FROM depts d JOIN l ON d.storey = l.k;
