-- Names in parts.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, SPLIT_INDEX(name, ' ', 0) AS first_part, SPLIT_INDEX(name, ' ', 1) AS second_part FROM persons;
SELECT id, SUBSTRING(name, 1, 1) AS family, SUBSTRING(name, 2) AS given FROM persons WHERE country = 'KR';
SELECT id, SPLIT(address, ' ') AS parts FROM persons;
