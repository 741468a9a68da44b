-- People of many countries.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT country, name FROM persons ORDER BY country, id;
SELECT name, CHAR_LENGTH(name) AS letters, UPPER(name) AS loud FROM persons;
SELECT name, TIMESTAMPDIFF(YEAR, born, DATE '2024-01-01') AS age FROM persons WHERE born < DATE '1990-01-01' ORDER BY born;
SELECT id, CASE WHEN alias = '' THEN name ELSE alias END AS shown FROM persons;
SELECT EXTRACT(YEAR FROM born) / 10 * 10 AS decade_start, COUNT(*) AS n FROM persons GROUP BY EXTRACT(YEAR FROM born) / 10 * 10 ORDER BY decade_start;
