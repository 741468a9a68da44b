-- Groups by Unicode keys.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
SELECT SUBSTRING(name, 1, 1) AS letter, COUNT(*) AS n FROM persons GROUP BY SUBSTRING(name, 1, 1);
SELECT SPLIT_INDEX(address, ' ', 0) AS part, COUNT(*) AS n FROM persons GROUP BY SPLIT_INDEX(address, ' ', 0);
SELECT alias = '' AS no_alias, COUNT(*) AS n FROM persons GROUP BY alias = '';
