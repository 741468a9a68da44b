-- Upper and lower case of many scripts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, UPPER(body) AS u FROM texts;
SELECT id, LOWER(UPPER(tag)) AS l FROM texts;
SELECT id, UPPER(name) AS u, LOWER(name) AS l FROM persons;
