-- Hours, minutes, seconds of a DATE: Flink takes the day's number for milliseconds.
CREATE TABLE people (id INT, name STRING, dept INT, salary DECIMAL(10, 2), hired DATE, score DOUBLE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people.csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');
SELECT id, EXTRACT(SECOND FROM hired) AS a, EXTRACT(MINUTE FROM hired) AS b, HOUR(hired) AS c, EXTRACT(MILLISECOND FROM hired) AS d FROM people;
SELECT EXTRACT(SECOND FROM DATE '2024-02-29') AS a, SECOND(DATE '1800-02-28') AS b, MINUTE(DATE '1700-02-28') AS c, EXTRACT(MILLISECOND FROM DATE '1960-02-29') AS d, MINUTE(DATE '9999-01-01') AS e;
SELECT EXTRACT(MICROSECOND FROM hired) AS a FROM people;
