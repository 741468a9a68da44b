-- ALTER VIEW.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE VIEW v AS SELECT id, name FROM customers WHERE tier = 'gold';
SELECT * FROM v;
ALTER VIEW v AS SELECT id, city FROM customers WHERE tier = 'silver';
SELECT * FROM v;
ALTER VIEW v RENAME TO w;
SELECT COUNT(*) AS n FROM w;
SHOW VIEWS;
