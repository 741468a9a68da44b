-- LIMIT, OFFSET and FETCH.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id FROM people ORDER BY id LIMIT 3;
SELECT id FROM people ORDER BY id LIMIT 3 OFFSET 2;
SELECT id FROM people ORDER BY id DESC LIMIT 2 OFFSET 9;
SELECT id FROM people ORDER BY id LIMIT 0;
SELECT id FROM people ORDER BY id LIMIT 100;
SELECT id FROM people ORDER BY id OFFSET 2 ROWS FETCH NEXT 2 ROWS ONLY;
SELECT id FROM people ORDER BY id FETCH FIRST 1 ROW ONLY;
SELECT id FROM people ORDER BY id LIMIT 2 OFFSET 100;
SELECT COUNT(*) AS n FROM (SELECT id FROM people LIMIT 4) AS t;
SELECT id FROM people ORDER BY id OFFSET 8;
SELECT id FROM people ORDER BY id LIMIT ALL;
SELECT id FROM people ORDER BY id LIMIT -1;
SELECT id FROM people ORDER BY id LIMIT 2, 3;
