-- SELECT DISTINCT.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT DISTINCT dept FROM people;
SELECT DISTINCT name, salary FROM people;
SELECT DISTINCT dept IS NULL AS x FROM people;
SELECT DISTINCT 1 AS x FROM people;
SELECT COUNT(*) AS n FROM (SELECT DISTINCT salary, hired FROM people) AS t;
SELECT DISTINCT dept, COUNT(*) AS n FROM people GROUP BY dept;
