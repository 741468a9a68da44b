-- Order of Unicode texts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT body FROM texts ORDER BY body;
SELECT name FROM persons ORDER BY name DESC;
SELECT MIN(name) AS lo, MAX(name) AS hi FROM persons;
SELECT country, name FROM persons ORDER BY CHAR_LENGTH(name), name;
