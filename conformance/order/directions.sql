-- ASC puts NULLs first, DESC last; ties are broken by id.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, dept FROM people ORDER BY dept, id;
SELECT id, dept FROM people ORDER BY dept DESC, id;
SELECT id, dept FROM people ORDER BY dept NULLS LAST, id;
SELECT id, dept FROM people ORDER BY dept DESC NULLS FIRST, id DESC;
SELECT id, salary, hired FROM people ORDER BY hired, salary DESC, id;
