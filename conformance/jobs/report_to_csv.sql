-- A whole report: join, aggregate, write, read back.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE items (order_id INT, line INT, sku STRING, qty INT, price DECIMAL(10, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_items.csv', 'format' = 'csv');
CREATE TABLE report (country STRING, orders_n BIGINT, revenue DECIMAL(12, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/report', 'format' = 'csv');
INSERT INTO report SELECT c.country, COUNT(DISTINCT o.id), SUM(i.qty * i.price) FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id WHERE o.status = 'paid' GROUP BY c.country;
-- @cat ${OUT}/report
SELECT * FROM report ORDER BY revenue DESC;
SELECT SUM(revenue) AS revenue FROM report;
