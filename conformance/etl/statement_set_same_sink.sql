-- Two INSERTs of a set into one table.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE names (name STRING, src STRING) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/names', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN INSERT INTO names SELECT name, 'shop' FROM customers WHERE country = 'KR'; INSERT INTO names SELECT name, 'book' FROM persons WHERE country = 'KR'; END;
SELECT * FROM names;
SELECT src, COUNT(*) AS n FROM names GROUP BY src;
