-- Dates taken from and put into texts.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, name || ': ' || CAST(born AS STRING) AS t FROM persons;
SELECT id, DATE_FORMAT(CAST(born AS TIMESTAMP(0)), 'yyyy. M. d.') AS k FROM persons;
SELECT TO_DATE(REPLACE('2024년05월06일', '년', '-'), 'yyyy-MM월dd일') AS d;
SELECT id, CAST(SUBSTRING(CAST(born AS STRING), 1, 4) AS INT) AS y FROM persons;
