-- (a - b) unit: the difference of two points in time as an INTERVAL.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, (hired - DATE '2020-01-01') DAY AS a, (hired - DATE '2020-01-01') MONTH AS b, (hired - DATE '2020-01-01') YEAR AS c FROM people;
SELECT id, hired + (hired - DATE '2020-01-01') DAY AS a FROM people;
SELECT (TIMESTAMP '2024-03-01 10:00:00' - TIMESTAMP '2024-02-28 12:30:00') SECOND AS a, (TIMESTAMP '2024-03-01 10:00:00' - TIMESTAMP '2024-02-28 12:30:00') DAY TO SECOND AS b, (TIMESTAMP '2024-03-01 10:00:00' - TIMESTAMP '2023-02-28 12:30:00') YEAR TO MONTH AS c, (TIME '10:00:00' - TIME '08:30:00') MINUTE AS d;
SELECT EXTRACT(DAY FROM (DATE '2024-03-01' - DATE '2024-02-28') DAY) AS a;
SELECT DATE '2024-03-01' - DATE '2024-02-28' AS a;
SELECT (MAX(hired) - MIN(hired)) DAY AS a FROM people;
SELECT id, CASE WHEN (hired - DATE '2020-01-01') DAY > INTERVAL '99' DAY THEN 'new' ELSE 'old' END AS a FROM people;
