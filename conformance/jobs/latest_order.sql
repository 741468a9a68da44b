-- The latest order of every customer, by join with a MAX.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SELECT o.* FROM orders o JOIN (SELECT customer_id, MAX(ordered) AS latest FROM orders GROUP BY customer_id) m ON o.customer_id = m.customer_id AND o.ordered = m.latest;
SELECT c.name, m.latest FROM customers c LEFT JOIN (SELECT customer_id, MAX(ordered) AS latest FROM orders GROUP BY customer_id) m ON c.id = m.customer_id ORDER BY m.latest DESC NULLS LAST, c.id;
SELECT * FROM orders ORDER BY ordered DESC LIMIT 1;
