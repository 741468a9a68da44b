-- LIKE and POSITION in Unicode texts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id FROM texts WHERE body LIKE '%세계%' OR body LIKE '%世界';
SELECT id, POSITION('мир' IN body) AS p FROM texts;
SELECT id, name FROM persons WHERE name LIKE '김%' OR name LIKE '_ose%' OR name LIKE 'Ø%';
SELECT id, name LIKE '% ____' AS four_at_end FROM persons;
SELECT id, INSTR(body, '한') AS i, LOCATE('글', body) AS l FROM texts;
