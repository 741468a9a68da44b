-- Texts compared.
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT c.name FROM customers c JOIN persons p ON c.country = p.country AND SUBSTRING(c.name, 1, 1) = SUBSTRING(p.name, 1, 1);
SELECT id, name < '나' AS a, name = '김민수' AS b, name >= 'Z' AS c FROM persons;
SELECT id FROM persons WHERE name IN ('김민수', 'José Ñandú', 'Øystein Åse');
SELECT id FROM persons WHERE name BETWEEN 'A' AND 'Z' ORDER BY id;
