-- Two sources of customers into one list.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE VIEW everybody AS
SELECT name, country, 'shop' AS src FROM customers
UNION ALL
SELECT name, country, 'book' AS src FROM persons;
SELECT country, COUNT(*) AS n, COUNT(DISTINCT src) AS sources FROM everybody GROUP BY country ORDER BY country;
SELECT name FROM everybody WHERE country = 'KR' ORDER BY name;
SELECT DISTINCT country FROM customers WHERE country NOT IN (SELECT country FROM persons);
