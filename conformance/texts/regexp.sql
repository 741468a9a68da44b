-- Regular expressions over Korean and others.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, REGEXP_EXTRACT(body, '[가-힣]+', 0) AS k FROM texts;
SELECT id FROM persons WHERE REGEXP(name, '^[가-힣]{2,4}$');
SELECT id, REGEXP_REPLACE(name, '\s+', '_') AS n FROM persons;
SELECT id, REGEXP_EXTRACT(address, '([0-9]+)', 1) AS house FROM persons;
