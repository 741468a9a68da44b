-- MIN and MAX of texts and binaries per group.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT dept, MIN(name) AS a, MAX(name) AS b FROM people GROUP BY dept;
SELECT MIN(b) AS a, MAX(b) AS c FROM (VALUES x'01', x'ff', x'7f') AS t(b);
SELECT MIN(a) AS a FROM (VALUES ARRAY[1]) AS t(a);
