-- Aggregates over texts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT COUNT(tag) AS n, MIN(lang) AS lo, MAX(lang) AS hi FROM texts;
SELECT CHAR_LENGTH(lang) AS l, COUNT(*) AS n, MIN(body) AS lo FROM texts GROUP BY CHAR_LENGTH(lang);
SELECT country, LISTAGG(name, '; ') AS names FROM persons GROUP BY country HAVING COUNT(*) = 1;
SELECT COUNT(DISTINCT country) AS n FROM persons;
