-- LPAD and RPAD with Korean.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT id, LPAD(name, 6, '·') AS l, RPAD(country, 4, '별') AS r FROM persons WHERE CHAR_LENGTH(name) < 10;
SELECT id, REPEAT('★', id) AS stars FROM persons WHERE id < 5;
SELECT id, REVERSE(SPLIT_INDEX(name, ' ', 0)) AS r FROM persons WHERE id <> 9;
