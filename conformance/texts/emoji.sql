-- Letters beyond the basic plane: kept whole.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT body FROM texts WHERE lang = 'emoji';
SELECT name FROM persons WHERE name LIKE '%😀';
SELECT REPLACE(body, '🚀', 'rocket') AS r, body || '🎈' AS c FROM texts WHERE lang = 'emoji';
SELECT CHAR_LENGTH(body) AS n, SUBSTRING(body, 4, 1) AS s FROM texts WHERE lang = 'emoji';
