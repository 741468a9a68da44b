-- Names and addresses masked.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, SUBSTRING(name, 1, 1) || REPEAT('*', CHAR_LENGTH(name) - 1) AS m FROM persons;
SELECT id, OVERLAY(name PLACING '**' FROM 2 FOR 2) AS o FROM persons;
SELECT id, REGEXP_REPLACE(address, '[0-9]', '#') AS a FROM persons;
SELECT id, LEFT(SHA256(name), 12) AS digest FROM persons;
