-- Customers with more than one order.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT customer_id, COUNT(*) AS n, MIN(ordered) AS since, MAX(ordered) AS latest FROM orders GROUP BY customer_id HAVING COUNT(*) > 1;
SELECT c.name, t.n FROM customers c JOIN (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) t ON c.id = t.customer_id WHERE t.n >= 2 ORDER BY c.name;
SELECT c.tier, SUM(CASE WHEN t.n > 1 THEN 1 ELSE 0 END) AS repeaters, COUNT(*) AS customers_n
FROM customers c LEFT JOIN (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) t ON c.id = t.customer_id
GROUP BY c.tier;
SELECT customer_id, TIMESTAMPDIFF(DAY, MIN(ordered), MAX(ordered)) AS days_between FROM orders GROUP BY customer_id ORDER BY customer_id;
