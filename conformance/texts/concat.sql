-- Joining texts.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, name || ' (' || country || ')' AS a FROM persons;
SELECT id, CONCAT_WS(' / ', name, NULLIF(alias, ''), address) AS c FROM persons;
SELECT id, CONCAT('«', name, '»') AS q FROM persons;
