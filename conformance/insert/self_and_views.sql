-- Reading a view and writing through expressions.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
CREATE TABLE o (name STRING, pay DECIMAL(12, 2)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
CREATE VIEW v AS SELECT name, salary * 2 AS pay FROM people WHERE salary IS NOT NULL;
INSERT INTO o SELECT * FROM v;
SELECT * FROM o;
-- @cat ${OUT}/a
INSERT INTO v VALUES ('x', 1);
INSERT INTO o WITH w AS (SELECT 'w' AS n, 5 AS p) SELECT n, p FROM w;
SELECT COUNT(*) AS n FROM o;
