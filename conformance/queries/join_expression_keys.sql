-- Keys that are expressions.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE rates (d DATE, ccy CHAR(3), rate DECIMAL(18, 6)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_rates.csv', 'format' = 'csv');
CREATE TABLE payments (id BIGINT, d DATE, ccy CHAR(3), amount DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fx_payments.csv', 'format' = 'csv');
CREATE TABLE persons (id INT, name STRING, alias STRING, country CHAR(2), address STRING, born DATE) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/people_names.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT o.id, p.id AS pay_id FROM orders o JOIN payments p ON MOD(o.id, 100) = p.id WHERE o.id < 105;
SELECT c.name, p.name AS other FROM customers c JOIN persons p ON UPPER(SUBSTRING(c.name, 1, 1)) = UPPER(SUBSTRING(p.name, 1, 1));
SELECT a.id AS x, b.id AS y FROM orders a JOIN orders b ON CAST(a.ordered AS DATE) = CAST(b.ordered AS DATE) AND a.id < b.id;
SELECT p.id, r.rate FROM payments p JOIN rates r ON p.ccy || DATE_FORMAT(CAST(p.d AS TIMESTAMP(0)), 'dd') = r.ccy || DATE_FORMAT(CAST(r.d AS TIMESTAMP(0)), 'dd') WHERE p.amount > 50;
