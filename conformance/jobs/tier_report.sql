-- Customers by tier and by year of joining.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT tier, COUNT(*) AS n, MIN(joined) AS since FROM customers GROUP BY tier ORDER BY tier;
SELECT YEAR(joined) AS y, SUM(CASE WHEN tier = 'gold' THEN 1 ELSE 0 END) AS gold, SUM(CASE WHEN tier = 'silver' THEN 1 ELSE 0 END) AS silver, SUM(CASE WHEN tier = 'basic' THEN 1 ELSE 0 END) AS basic FROM customers GROUP BY YEAR(joined) ORDER BY y;
SELECT country, COUNT(DISTINCT city) AS cities FROM customers GROUP BY country HAVING COUNT(*) > 1;
SELECT CONCAT(name, ' (', country, ')') AS who FROM customers WHERE joined >= DATE '2022-01-01' ORDER BY joined, id;
